import Primitives

/// Counts conversations as they were priced until 2025, by which the reports still speak: one lasts 24 hours from the message
/// that opened it.
///
/// - A template opens a business-initiated one, unless one of its category is open.
/// - A reply opens a user-initiated one, unless any is open.
/// - What is free by an ad or by the monthly allowance opens a free one, which takes in all that is free while it is open: 72
///   hours after an ad. What was charged is in none of them, so that their money is nothing.
///
/// What is kept does not grow with the period: some 60 bytes for each conversation that was open in the last nine days.
///
/// Source: features.md 18.1, and Meta's conversation-based pricing as kept by 360dialog.
struct Conversations {
    enum Kind: String, Encodable, Sendable {
        case free
        case business
        case user
    }

    /// The conversation that a message is in: its kind, and whether the message opened it.
    struct Part: Equatable, Sendable {
        let kind: Kind
        let opens: Bool
    }

    /// What may be open with somebody: flat, so that a million of them are one table and not a million.
    private struct Place: Hashable {
        let subject: ChargeSubject
        /// `free`, `user`, or the place of a category in `categories` and two.
        let slot: UInt8
    }

    private static let length: Duration = .hours(24)
    private static let free: UInt8 = 0
    private static let user: UInt8 = 1
    /// Meta repeats webhooks for so long: a line's own time is not further behind the time at which it was booked. One that had
    /// to wait longer, for a price, may open a conversation more.
    private static let mostLate: Duration = .days(7)

    let entryPointLength: Duration
    private let sweepsFrom: Int
    private var openUntil: [Place: Timestamp] = [:]
    private var categories: [String] = []
    private var sweepsAt: Int

    /// - Parameter sweepsFrom: how many may be kept before what has ended is looked for.
    init(entryPointLength: Duration, sweepsFrom: Int = 100_000) {
        self.entryPointLength = entryPointLength
        self.sweepsFrom = sweepsFrom
        sweepsAt = sweepsFrom
    }

    /// How many are kept.
    var count: Int { openUntil.count }

    /// Where a line belongs; `nil` when it was not delivered. Lines in the order of time.
    mutating func add(_ line: UsageLine) -> Part? {
        guard line.isDelivered else { return nil }
        let reason = line.freeReason.flatMap(FreeReason.init(rawValue:))
        let isFree = reason == .entryPoint || reason == .monthlyAllowance
        let isReply = line.category == MessageCategory.service.rawValue
        // A message from before reports asked who it was to: a conversation of its own.
        guard let subject = line.subject else {
            return Part(kind: isFree ? .free : isReply ? .user : .business, opens: true)
        }
        sweep(before: line.at)
        let moment = line.eventAt ?? line.at
        if !line.isCharged, isOpen(subject, Self.free, at: moment) { return Part(kind: .free, opens: false) }
        if isFree {
            open(subject, Self.free, until: moment + (reason == .entryPoint ? entryPointLength : Self.length))
            return Part(kind: .free, opens: true)
        }
        if isReply {
            guard !isOpen(subject, Self.user, at: moment) else { return Part(kind: .user, opens: false) }
            let templates = Self.user + 1..<UInt8(2 + categories.count)
            guard !templates.contains(where: { isOpen(subject, $0, at: moment) }) else {
                return Part(kind: .business, opens: false)
            }
            open(subject, Self.user, until: moment + Self.length)
            return Part(kind: .user, opens: true)
        }
        let slot = slot(of: line.category)
        guard !isOpen(subject, slot, at: moment) else { return Part(kind: .business, opens: false) }
        open(subject, slot, until: moment + Self.length)
        return Part(kind: .business, opens: true)
    }

    private func isOpen(_ subject: ChargeSubject, _ slot: UInt8, at moment: Timestamp) -> Bool {
        openUntil[Place(subject: subject, slot: slot)].map { $0 > moment } ?? false
    }

    private mutating func open(_ subject: ChargeSubject, _ slot: UInt8, until end: Timestamp) {
        openUntil[Place(subject: subject, slot: slot)] = end
    }

    /// Meta has six; one that came with number 254 would share the last place.
    private mutating func slot(of category: String) -> UInt8 {
        if let place = categories.firstIndex(of: category) { return UInt8(2 + place) }
        if categories.count < 250 { categories.append(category) }
        return UInt8(1 + categories.count)
    }

    /// Drops what has ended for every line that may still come. Each time when there is twice as much as the time before left.
    private mutating func sweep(before moment: Timestamp) {
        guard openUntil.count >= sweepsAt else { return }
        let ended = moment - Self.mostLate
        openUntil = openUntil.filter { $0.value > ended }
        sweepsAt = max(sweepsFrom, openUntil.count * 2)
    }
}
