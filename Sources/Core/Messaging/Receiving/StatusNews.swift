import CloudAPI
import Credits
import Primitives

/// A status webhook, in our words.
struct StatusNews: Sendable {
    let wamid: String
    /// Our message's identity, as the webhook claims it.
    let claimed: MessageID?
    let state: MessageState
    let at: Timestamp
    let failure: Message.Failure?
    let word: Word.Verdict?
    /// The item as it came, for when its message is not known yet.
    let raw: JSON

    /// `nil` for words that say nothing about progress.
    init?(_ status: MessageStatus, raw: JSON, heardAt now: Timestamp) {
        let state: MessageState
        switch status.state {
        case .sent: state = .sent
        case .delivered: state = .delivered
        case .read, .played: state = .read
        case .failed: state = .failed
        case .deleted, .warning, .other: return nil
        }
        self.state = state
        self.raw = raw
        wamid = status.messageID
        claimed = status.callbackData.flatMap { MessageID($0) }
        at = Timestamp(seconds: status.timestampSeconds, heardAt: now)
        failure = state == .failed ? Message.Failure(status.errors.first) : nil
        word = Self.word(status, state, at: at)
    }

    /// Charged on the first `delivered` or `read` that Meta prices, never on `sent`.
    private static func word(_ status: MessageStatus, _ state: MessageState, at: Timestamp) -> Word.Verdict? {
        if state == .failed { return .failed }
        guard state == .delivered || state == .read, let pricing = status.pricing else { return nil }
        return ReportedPricing(
            type: pricing.type?.rawValue,
            category: pricing.category?.rawValue,
            billable: pricing.isBillable
        ).verdict(at: at)
    }
}

extension StatusNews {
    /// A status that was parked before its message was known.
    init?(parked text: String, heardAt now: Timestamp) {
        guard let raw = try? JSON(parsing: Array(text.utf8)),
            case .status(let status)? = WebhookBody.statuses([raw]).first
        else { return nil }
        self.init(status, raw: raw, heardAt: now)
    }
}

extension WebhookBody {
    /// The statuses as the contents of a body that holds nothing else.
    fileprivate static func statuses(_ raw: [JSON]) -> [WebhookContent] {
        let value: JSON = .members([("messaging_product", "whatsapp"), ("statuses", .array(raw))])
        let change: JSON = .members([("field", "messages"), ("value", value)])
        let entry: JSON = .members([("id", "0"), ("changes", .array([change]))])
        let body: JSON = .members([("object", "whatsapp_business_account"), ("entry", .array([entry]))])
        return WebhookBody(body).items.map(\.content)
    }
}

extension Message.Failure {
    /// What Meta said; an unknown failure when it said nothing.
    init(_ error: GraphError?) {
        let code = error?.code ?? 0
        self.init(
            code: Int64(code),
            title: error?.title ?? ErrorCode.find(code)?.title ?? error?.message ?? "Failed",
            detail: error?.details ?? ""
        )
    }
}
