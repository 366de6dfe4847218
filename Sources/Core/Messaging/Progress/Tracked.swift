import Primitives
import Storage

/// What a message's progress is decided on. Folding news into it is idempotent and does not mind the order:
/// states go up in rank, times are the earliest, the first failure by time stays.
struct Tracked: Sendable, Equatable {
    let id: MessageID
    let conversation: ConversationID
    let campaign: CampaignID?
    let reference: Int64?
    let template: TemplateID?
    let isCharged: Bool
    /// When it was queued. Nothing can have become of it before: what a clock elsewhere says of that is not believed.
    let madeAt: Timestamp
    private(set) var state: MessageState
    private(set) var wamid: String?
    private(set) var acceptedAt: Timestamp?
    private(set) var sentAt: Timestamp?
    private(set) var deliveredAt: Timestamp?
    private(set) var readAt: Timestamp?
    private(set) var failedAt: Timestamp?
    private(set) var failure: Message.Failure?
    var charged: Points?

    mutating func fold(_ news: News) {
        wamid = wamid ?? news.wamid
        switch news.state {
        case .accepted: acceptedAt = earliest(acceptedAt, news.at)
        case .sent: sentAt = earliest(sentAt, max(madeAt, news.at))
        case .delivered: deliveredAt = earliest(deliveredAt, max(madeAt, news.at))
        case .read: readAt = earliest(readAt, max(madeAt, news.at))
        case .failed: fail(news)
        case .expired: failedAt = failedAt ?? news.at
        case .queued, .submitting, .unknown, .cancelled, .received: break
        }
        // What was taken back never left, so nothing can be heard of it; what is queued again was certainly not sent.
        if news.state.rawValue > state.rawValue, state != .cancelled { state = news.state }
    }

    /// Of several failures the first by time stays, and among those of one moment the lowest code.
    private mutating func fail(_ news: News) {
        guard let new = news.failure else { return }
        if let failedAt, let failure, (failedAt, failure.code) <= (news.at, new.code) { return }
        failedAt = news.at
        failure = new
    }

    private func earliest(_ old: Timestamp?, _ new: Timestamp) -> Timestamp {
        old.map { min($0, new) } ?? new
    }
}

extension Tracked {
    init(_ row: Row) throws {
        id = try row["id"]
        conversation = try row["conversation_id"]
        campaign = try row["campaign_id"]
        reference = try row["reference"]
        template = try row["template_id"]
        isCharged = try row["assigned"]
        madeAt = try row["at"]
        state = try row["state"]
        wamid = try row["wamid"]
        acceptedAt = try row["accepted_at"]
        sentAt = try row["sent_at"]
        deliveredAt = try row["delivered_at"]
        readAt = try row["read_at"]
        failedAt = try row["failed_at"]
        let code: Int64? = try row["error_code"]
        failure = try code.map { code in
            Message.Failure(code: code, title: try row["error_title"] ?? "", detail: try row["error_detail"] ?? "")
        }
        charged = try row["charged"]
    }
}
