import Primitives

/// What a period came to, by one kind of key: the conversations and, beside them, the messages and the points.
struct UsageReport {
    enum Group: String, CaseIterable, Codable, Sendable {
        case day
        case category
        case country
        case channel
    }

    let group: Group
    private let zone: String
    private var conversations: Conversations
    private var day = LocalPeriod(from: Timestamp(milliseconds: 0), to: Timestamp(milliseconds: 0))
    private var name = ""
    private(set) var rows: [String: UsageCounts] = [:]
    private(set) var totals = UsageCounts()
    /// The price list's markets of each country: several when the list changed within the period.
    private(set) var markets: [String: Set<String>] = [:]

    /// - Parameter zone: the time zone of the days.
    init(by group: Group, zone: String, entryPointLength: Duration) {
        self.group = group
        self.zone = zone
        conversations = Conversations(entryPointLength: entryPointLength)
    }

    /// Lines come in the order of time.
    ///
    /// - Parameter counts: false for what was before the period, of which only the open conversations matter.
    mutating func add(_ line: UsageLine, counts: Bool) throws(CreditError) {
        let part = conversations.add(line)
        guard counts else { return }
        let key = key(of: line)
        try rows[key, default: UsageCounts()].add(line, part)
        try totals.add(line, part)
        if group == .country, markets[key]?.contains(line.market) != true {
            markets[key, default: []].insert(line.market)
        }
    }

    /// A row of its own, whatever the rows are by: nobody can say which messages it was.
    mutating func add(_ booked: BookedDifference) throws(CreditError) {
        try rows[booked.key, default: UsageCounts()].add(booked.points)
        try totals.add(booked.points)
    }

    private mutating func key(of line: UsageLine) -> String {
        switch group {
        case .category: return line.category
        case .country: return line.country
        case .channel: return line.subject.map { "\($0.channel)" } ?? ""
        case .day:
            if !day.contains(line.at) {
                day = .day(line.at, zone: zone)
                name = day.name
            }
            return name
        }
    }
}

/// Conversations, messages and points.
struct UsageCounts: Equatable, Sendable {
    private(set) var free: Int64 = 0
    private(set) var business: Int64 = 0
    private(set) var user: Int64 = 0
    private(set) var messages: Int64 = 0
    private(set) var delivered: Int64 = 0
    /// With what the reconciliation booked.
    private(set) var points = Points.zero
    /// What the messages in conversations of that kind were charged, whenever the conversation began. A free one has none.
    private(set) var businessPoints = Points.zero
    private(set) var userPoints = Points.zero

    mutating func add(_ line: UsageLine, _ part: Conversations.Part?) throws(CreditError) {
        try add(line.points)
        if line.isFirst { messages += 1 }
        if line.isDelivered { delivered += 1 }
        // No more than the points, which are checked.
        switch part?.kind {
        case .business: businessPoints += line.points
        case .user: userPoints += line.points
        case .free, nil: break
        }
        guard let part, part.opens else { return }
        switch part.kind {
        case .free: free += 1
        case .business: business += 1
        case .user: user += 1
        }
    }

    mutating func add(_ more: Points) throws(CreditError) {
        guard let sum = points.adding(more) else { throw .overflow }
        points = sum
    }
}
