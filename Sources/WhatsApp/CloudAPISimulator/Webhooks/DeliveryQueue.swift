import NIOCore
import Primitives

/// What is on its way to the receivers. Pure: told the time, says what to post.
///
/// Nothing is lost while the process runs: an update waits, then lies in a delivery, and a delivery goes only when the
/// receiver answered 200 or its time is over. Retries follow no order, as Meta's.
struct DeliveryQueue: Sendable {
    private var waiting: [String: WaitingLine] = [:]
    private var pending: [Int: Delivery] = [:]
    private var due = Schedule<Int>()
    private var inFlight: Set<Int> = []
    private var nextID = 0
    private var generator: SeededGenerator
    private let wabaID: String
    private(set) var archive: DeliveryArchive
    private(set) var counters = Counters()
    private(set) var isPaused = false

    struct Counters: Sendable, Equatable {
        var posts = 0
        var failedPosts = 0
        var updates = 0
        var deliveredUpdates = 0
        var gaveUpUpdates = 0
    }

    init(seed: UInt64, wabaID: String, bounds: SimulatorBounds) {
        generator = SeededGenerator(seed: seed, key: "deliveries")
        self.wabaID = wabaID
        archive = DeliveryArchive(capacity: bounds.archivedDeliveries, bytesMax: bounds.archivedBytes)
    }

    var undelivered: Int { counters.updates - counters.deliveredUpdates - counters.gaveUpUpdates }
    var waitingCount: Int { waiting.values.reduce(0) { $0 + $1.count } }
    var inFlightCount: Int { inFlight.count }
    var retrying: [Delivery] { pending.values.filter { $0.attempts > 0 }.sorted { $0.id < $1.id } }
    var retryingCount: Int { pending.values.count { $0.attempts > 0 && !inFlight.contains($0.id) } }

    mutating func add(_ update: WebhookUpdate, url: String, at now: Timestamp) {
        counters.updates += 1
        waiting[url, default: WaitingLine()].append(update, since: now)
    }

    mutating func pause() { isPaused = true }
    mutating func resume() { isPaused = false }

    /// When there is next something to do; `nil` when nothing waits.
    func nextMoment(settings: SimulatorSettings) -> Timestamp? {
        guard !isPaused else { return nil }
        let oldest = waiting.values.compactMap(\.oldest).min()
        let batch = oldest.map { settings.batchSize == 1 ? $0 : $0 + settings.batchWait }
        return [batch, due.earliest].compactMap(\.self).min()
    }

    /// Takes what may be posted now, and counts it as in flight.
    mutating func take(at now: Timestamp, settings: SimulatorSettings) -> [Delivery] {
        guard !isPaused else { return [] }
        let room = settings.postsAtOnce - inFlight.count
        guard room > 0 else { return [] }
        compose(at: now, limit: room, settings: settings)
        var taken: [Delivery] = []
        while taken.count < room, let (_, id) = due.take(at: now) {
            // An entry may be older than a hastened one, or already on its way.
            guard !inFlight.contains(id), var delivery = pending[id] else { continue }
            delivery.attempts += 1
            pending[id] = delivery
            inFlight.insert(id)
            taken.append(delivery)
        }
        return taken
    }

    /// - Parameter status: the receiver's answer; `nil` when there was none.
    mutating func finish(_ id: Int, status: Int?, at now: Timestamp, settings: SimulatorSettings) {
        inFlight.remove(id)
        guard let delivery = pending[id] else { return }
        counters.posts += 1
        archive.update(delivery.archived) {
            $0.attempts += 1
            $0.status = status
        }
        if status == 200 {
            pending[id] = nil
            counters.deliveredUpdates += delivery.updates
            archive.update(delivery.archived) { $0.deliveredAt = now }
            return
        }
        counters.failedPosts += 1
        guard now < delivery.createdAt + settings.retryFor else {
            pending[id] = nil
            counters.gaveUpUpdates += delivery.updates
            archive.update(delivery.archived) { $0.gaveUpAt = now }
            return
        }
        due.add(id, at: now + pause(after: delivery.attempts, settings: settings))
    }

    /// Everything that waits for another attempt is due now.
    mutating func hasten(at now: Timestamp) {
        for id in pending.keys.sorted() where !inFlight.contains(id) {
            due.add(id, at: now)
        }
    }

    /// Sends again what the archive still has.
    /// - Returns: how many POSTs that makes.
    mutating func redeliver(times: Int, shuffled: Bool, at now: Timestamp) -> Int {
        let all = archive.slice(from: 0, limit: .max)
        let copies = (0..<times).flatMap { _ in all }
        for (position, delivery) in shuffled ? copies.shuffled(by: &generator) : copies {
            counters.updates += delivery.updates
            post(delivery.body, to: delivery.url, updates: delivery.updates, archived: position, at: now)
        }
        return copies.count
    }

    /// Packs waiting updates into deliveries: at once when each goes alone, else when the batch is full or old enough.
    private mutating func compose(at now: Timestamp, limit: Int, settings: SimulatorSettings) {
        let size = min(1_000, max(1, settings.batchSize))
        for url in waiting.keys.sorted() {
            var made = 0
            while made < limit, let batch = waiting[url]?.take(size, at: now, wait: settings.batchWait) {
                made += 1
                let body = ByteBuffer(bytes: WebhookComposer.body(of: batch, wabaID: wabaID))
                let position = archive.append(
                    ArchivedDelivery(url: url, body: body, updates: batch.count, createdAt: now)
                )
                post(body, to: url, updates: batch.count, archived: position, at: now)
            }
            if waiting[url]?.count == 0 { waiting[url] = nil }
        }
    }

    private mutating func post(_ body: ByteBuffer, to url: String, updates: Int, archived: Int, at now: Timestamp) {
        pending[nextID] = Delivery(
            id: nextID,
            url: url,
            body: body,
            updates: updates,
            createdAt: now,
            archived: archived
        )
        due.add(nextID, at: now)
        nextID += 1
    }

    /// Doubled from the first to the longest, with a fifth of spread so that a thousand do not come back at once.
    private mutating func pause(after attempts: Int, settings: SimulatorSettings) -> Duration {
        let first = settings.retryFirst.milliseconds
        let whole = min(settings.retryLongest.milliseconds, first << Int64(min(20, attempts - 1)))
        return .milliseconds(whole - generator.number(in: 0...max(0, whole / 5)))
    }
}
