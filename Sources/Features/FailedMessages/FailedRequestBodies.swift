import Contacts
import Messaging
import Primitives
import Routes

/// `POST /api/failed-messages/retry`: these, or all that the filter means.
struct RetryFailedBody: Codable, Sendable {
    let ids: [MessageID]?
    let filter: FailedFilterBody?
    /// `true`: nothing is sent, the answer says when each would leave.
    let preview: Bool?
}

/// `POST /api/failed-messages/exclude`: the contacts of these, or of all that the filter means.
struct ExcludeFailedBody: Codable, Sendable {
    let ids: [MessageID]?
    let filter: FailedFilterBody?
    /// The tag that they get.
    let tagId: TagID
}

struct ExcludedBody: Codable, Sendable {
    /// To be followed and undone under `/api/contacts/bulk/{id}`.
    let edit: BulkBody
    /// There are more of them than one edit changes: ask again once it has ended.
    let more: Bool
}

/// The filters of the list, as a body has them.
struct FailedFilterBody: Codable, Sendable {
    let from: Timestamp?
    let to: Timestamp?
    let channel: ChannelID?
    let source: String?
    let code: Int64?
    let `class`: String?
    let search: String?
    /// `true`: only what is worth another try and has had none; what is sent again is always of these.
    let retryable: Bool?
}

struct RetriedBody: Codable, Sendable {
    /// Leave at once.
    let queued: Int
    /// Leave when WhatsApp's wait is over.
    let scheduled: Int
    /// Are tried again by their campaign itself.
    let left: Int
    /// The last moment of those that wait.
    let lastAt: Timestamp?
    let refused: [Refused]
    /// There are more of them than are sent again at once: ask again.
    let more: Bool

    struct Refused: Codable, Sendable {
        let id: MessageID
        let code: String
        let detail: String
    }

    init(_ retried: FailedMessageService.Retried) {
        (queued, scheduled, left, lastAt) = (retried.queued, retried.scheduled, retried.left, retried.lastAt)
        refused = retried.refused.map {
            Refused(id: $0.id, code: $0.problem.code, detail: $0.problem.detail ?? $0.problem.title)
        }
        more = retried.hasMore
    }
}
