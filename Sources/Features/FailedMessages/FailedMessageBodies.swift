import Contacts
import Messaging
import Primitives
import Routes

/// A failed message on the wire.
struct FailedMessageBody: Codable, Sendable {
    let messageId: MessageID
    let conversationId: ConversationID
    let contact: Person
    let channelId: ChannelID
    let source: String
    let campaign: Named?
    let code: Int64
    let title: String
    /// What WhatsApp said of this one, or what happened.
    let words: String
    let advice: String
    let `class`: String
    let retryable: Bool
    let at: Timestamp
    let attempt: Int
    /// The next attempt, where there is one.
    let retriedAs: MessageID?
    /// The next attempt does not leave before: WhatsApp asks to wait.
    let notBefore: Timestamp?

    struct Person: Codable, Sendable {
        let id: ContactID
        let name: String
        /// E.164, or masked where the caller's role hides numbers.
        let phone: String?
    }

    struct Named: Codable, Sendable {
        let id: CampaignID
        let name: String
    }

    init(_ shown: FailedMessageService.Shown, for caller: Caller) {
        let (failure, message) = (shown.failure, shown.failure.message)
        messageId = message.id
        conversationId = message.conversation
        contact = Person(
            id: message.contact,
            name: shown.contact.map { caller.shown(named: $0) } ?? "",
            phone: shown.contact?.phone.map { caller.shown($0) }
        )
        channelId = message.channel
        source = message.origin.rawValue
        campaign = message.campaign.map { Named(id: $0, name: shown.campaign ?? "") }
        code = failure.facts.code
        title = failure.facts.title
        let detail = message.error?.detail ?? ""
        words =
            detail.isEmpty
            ? message.error?.title ?? "WhatsApp reported neither delivery nor failure in time." : detail
        advice = failure.facts.advice
        self.class = failure.facts.kind
        retryable = failure.isRetryable
        at = failure.at
        attempt = failure.attempt
        retriedAs = failure.retriedAs
        notBefore = failure.isRetryable ? failure.notBefore : nil
    }
}

extension Caller {
    /// A contact's name; who goes by their number is shown as it may be seen.
    fileprivate func shown(named contact: Contact) -> String {
        let isNumber = contact.name.allSatisfy { $0.isNumber || $0.isWhitespace || "+-()".contains($0) }
        return isNumber ? shown(written: contact.name) : contact.name
    }
}

/// `GET /api/failed-messages/summary`.
struct FailedSummaryBody: Codable, Sendable {
    let total: Int
    let retryable: Int
    let byCode: [Code]
    let byDay: [Day]

    struct Code: Codable, Sendable {
        let code: Int64
        let title: String
        let `class`: String
        let advice: String
        let retryable: Bool
        let count: Int
        let lastAt: Timestamp
    }

    struct Day: Codable, Sendable {
        /// yyyy-mm-dd, UTC.
        let day: String
        let count: Int
    }

    init(_ groups: [FailedGroup]) {
        total = groups.reduce(0) { $0 + $1.count }
        retryable = groups.reduce(0) { $0 + $1.retryable }
        byCode = Dictionary(grouping: groups, by: \.code)
            .map { code, groups in
                let facts = FailureFacts(code)
                return Code(
                    code: code,
                    title: facts.title,
                    class: facts.kind,
                    advice: facts.advice,
                    retryable: facts.isRetryable,
                    count: groups.reduce(0) { $0 + $1.count },
                    lastAt: groups.map(\.lastAt).max() ?? Timestamp(milliseconds: 0)
                )
            }
            .sorted { ($0.count, $1.code) > ($1.count, $0.code) }
        byDay = Dictionary(grouping: groups, by: \.day).sorted { $0.key < $1.key }
            .map { day, groups in
                let moment = Timestamp(milliseconds: day * 86_400_000)
                return Day(day: String("\(moment)".prefix(10)), count: groups.reduce(0) { $0 + $1.count })
            }
    }
}
