import Messaging
import Primitives
import Routes

/// The filters of the list, as they come.
struct FailedFilter: Sendable {
    static let daysUsual: Int64 = 30
    static let daysMost: Int64 = 366

    var query: FailedQuery
    var search: String?

    static let parameters = [
        QueryParameter("from", "An RFC 3339 time: failed at it or later; 30 days ago when left out"),
        QueryParameter("to", "An RFC 3339 time: failed before it"),
        QueryParameter("channel", "Only of this channel"),
        QueryParameter("source", "agent, campaign, sequence, api or automation"),
        QueryParameter("code", "Only with this code: WhatsApp's, or ours below zero"),
        QueryParameter("class", "Only what is about this: \(FailureFacts.kinds.joined(separator: ", "))"),
        QueryParameter("retryable", "`true`: only what is worth another try and has had none"),
        QueryParameter("search", "The beginning of the contact's name or number"),
    ]

    init(_ call: Call) throws {
        try self.init(
            from: call.queryTimestamp("from"),
            to: call.queryTimestamp("to"),
            channel: call.queryID("channel"),
            source: call.query("source"),
            code: call.query("code", "a number") { Int64($0) },
            kind: call.query("class"),
            isRetryable: call.query("retryable", "true or false") { Bool($0) },
            search: call.query("search"),
            now: call.arrivedAt
        )
    }

    /// All of a year, for messages that are named.
    init(longestBefore now: Timestamp) {
        query = FailedQuery(from: now - .days(Self.daysMost), to: now + .seconds(1))
    }

    init(
        from: Timestamp?,
        to: Timestamp?,
        channel: ChannelID?,
        source: String?,
        code: Int64?,
        kind: String?,
        isRetryable: Bool?,
        search: String?,
        now: Timestamp
    ) throws {
        let end = to ?? now + .seconds(1)
        let start = from ?? end - .days(Self.daysUsual)
        guard start < end, end - start <= .days(Self.daysMost) else {
            throw Problem.badParameter("from", "is not before `to`, or more than \(Self.daysMost) days before it")
        }
        query = FailedQuery(from: start, to: end)
        query.channel = channel
        query.source = try source.map { text in
            guard let origin = Message.Origin(rawValue: text), origin != .contact else {
                throw Problem.badParameter("source", "is not agent, campaign, sequence, api or automation")
            }
            return origin
        }
        query.code = code
        query.kind = try kind.map { text in
            guard FailureFacts.kinds.contains(text) else {
                throw Problem.badParameter("class", "is none of \(FailureFacts.kinds.joined(separator: ", "))")
            }
            return text
        }
        query.isRetryable = isRetryable ?? false
        self.search = search.map { String($0.prefix(100)) }
    }
}
