import CloudAPI
import NIOCore
import Primitives
import Testing

@testable import CloudAPISimulator

private let start = World.start

private func queue(seed: UInt64 = 1) -> DeliveryQueue {
    DeliveryQueue(seed: seed, wabaID: "104857600000101", bounds: SimulatorBounds())
}

private func update(_ number: Int) -> WebhookUpdate {
    WebhookUpdate(
        field: "messages",
        metadata: .init(displayNumber: "12025550143", numberID: "209715200000202"),
        contact: .init(id: "u\(number % 3)", json: ["wa_id": .string("\(number % 3)")]),
        content: .status(["id": .string("wamid.\(number)")])
    )
}

private func ids(_ body: [UInt8]) throws -> [String] {
    let entries = try JSON(parsing: body)["entry"]?.array ?? []
    let changes = entries.flatMap { $0["changes"]?.array ?? [] }
    return changes.flatMap { $0["value"]?["statuses"]?.array ?? [] }.compactMap { $0["id"]?.string }
}

struct DeliveryQueueTests {
    @Test(arguments: 1...10)
    func `Loses nothing, whatever the receiver does`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var queue = queue(seed: seed)
        var settings = SimulatorSettings()
        settings.batchSize = [1, 7, 1_000][Int(seed % 3)]
        settings.retryLongest = .seconds(5)
        var now = start
        var received: Set<String> = []
        var added = 0

        for step in 0..<2_000 {
            now = now + .milliseconds(generator.number(in: 0...200))
            if step < 1_000 {
                queue.add(update(added), url: "http://a", at: now)
                added += 1
            }
            for delivery in queue.take(at: now, settings: settings) {
                let fails = step < 1_500 && generator.happens(0.4)
                if !fails { received.formUnion(try ids(Array(delivery.body.readableBytesView))) }
                queue.finish(delivery.id, status: fails ? [500, 404, nil, 201][Int(generator.below(4))] : 200, at: now, settings: settings)
            }
        }

        #expect(received.count == 1_000, "seed \(seed)")
        #expect(queue.undelivered == 0)
        #expect(queue.nextMoment(settings: settings) == nil)
    }

    @Test func `Packs what is there, each contact once, and waits for more no longer than told`() throws {
        var queue = queue()
        var settings = SimulatorSettings()
        settings.batchSize = 10
        for number in 0..<25 { queue.add(update(number), url: "http://a", at: start) }

        let full = queue.take(at: start, settings: settings)
        let early = queue.take(at: start + .milliseconds(49), settings: settings)
        let rest = queue.take(at: start + .milliseconds(50), settings: settings)

        #expect(full.map(\.updates) == [10, 10])
        #expect(early.isEmpty)
        #expect(rest.map(\.updates) == [5])
        let value = try JSON(parsing: full[0].body.readableBytesView)["entry"]?[0]?["changes"]?[0]?["value"]
        #expect(value?["contacts"]?.array?.count == 3)
        #expect(value?["statuses"]?.array?.count == 10)
    }

    @Test func `Only 200 counts, and pauses grow up to the longest`() {
        var queue = queue()
        var settings = SimulatorSettings()
        settings.retryFirst = .seconds(1)
        settings.retryLongest = .seconds(60)
        queue.add(update(1), url: "http://a", at: start)
        var now = start
        var pauses: [Int64] = []

        for _ in 0..<10 {
            let taken = queue.take(at: now, settings: settings)
            #expect(taken.count == 1)
            queue.finish(taken[0].id, status: 202, at: now, settings: settings)
            let next = queue.nextMoment(settings: settings) ?? now
            pauses.append((next - now).milliseconds)
            now = next
        }

        #expect(pauses[0] >= 800 && pauses[0] <= 1_000)
        #expect(zip(pauses, pauses.dropFirst()).prefix(5).allSatisfy { $0 < $1 })
        #expect(pauses.allSatisfy { $0 <= 60_000 })
        #expect(queue.undelivered == 1)
    }

    @Test func `Gives up after seven days, and says so`() {
        var queue = queue()
        let settings = SimulatorSettings()
        queue.add(update(1), url: "http://a", at: start)
        _ = queue.take(at: start, settings: settings)
        queue.finish(0, status: nil, at: start + .days(8), settings: settings)

        #expect(queue.undelivered == 0)
        #expect(queue.counters.gaveUpUpdates == 1)
    }

    @Test func `Has no more posts on the way than told`() {
        var queue = queue()
        var settings = SimulatorSettings()
        settings.postsAtOnce = 64
        for number in 0..<200 { queue.add(update(number), url: "http://a", at: start) }

        let first = queue.take(at: start, settings: settings)
        let second = queue.take(at: start, settings: settings)
        queue.finish(first[0].id, status: 200, at: start, settings: settings)
        let third = queue.take(at: start, settings: settings)

        #expect([first.count, second.count, third.count] == [64, 0, 1])
    }

    @Test func `Keeps everything while paused, and redelivers the same bytes`() throws {
        var queue = queue()
        let settings = SimulatorSettings()
        queue.pause()
        for number in 0..<3 { queue.add(update(number), url: "http://a", at: start) }
        let paused = queue.take(at: start, settings: settings)
        queue.resume()
        let first = queue.take(at: start, settings: settings)
        for delivery in first { queue.finish(delivery.id, status: 200, at: start, settings: settings) }
        let posts = queue.redeliver(times: 3, shuffled: true, at: start)
        let again = queue.take(at: start, settings: settings)

        #expect(paused.isEmpty)
        #expect(posts == 9)
        #expect(again.count == 9)
        let originals = Set(first.map { Array($0.body.readableBytesView) })
        #expect(Set(again.map { Array($0.body.readableBytesView) }) == originals)
        #expect(queue.undelivered == 9)
    }

    @Test func `The archive keeps to its bytes, and drops the oldest first`() {
        var bounds = SimulatorBounds()
        bounds.archivedBytes = 2_000
        var queue = DeliveryQueue(seed: 1, wabaID: "1", bounds: bounds)
        let settings = SimulatorSettings()
        for number in 0..<50 {
            queue.add(update(number), url: "http://a", at: start)
            for delivery in queue.take(at: start, settings: settings) {
                queue.finish(delivery.id, status: 200, at: start, settings: settings)
            }
        }

        let kept = queue.archive.slice(from: 0, limit: 100)
        #expect(kept.last?.position == 49)
        #expect(kept.reduce(0) { $0 + $1.element.body.readableBytes } <= 2_000)
    }
}
