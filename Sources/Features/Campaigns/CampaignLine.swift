package import Credits
package import Primitives
package import Storage

/// What campaigns ask of Messaging, all of it inside the caller's transaction.
///
/// Functions rather than the service itself, so that the tests of campaigns can answer for every message by a seed.
package struct CampaignLine: Sendable {
    package typealias Scope = (workspace: WorkspaceID, campaign: CampaignID)

    /// Makes ready what `queue` will need of others, so that it waits for nobody: before the campaign is locked.
    package var prepare: @Sendable (Transaction, Scope, ChannelID, [ContactID]) throws -> Void
    /// Locks what has not left: before the campaign is locked by whoever then pauses, resumes or cancels.
    package var lock: @Sendable (Transaction, Scope) throws -> Void
    /// Puts messages in line; one that is there already stays the one it is.
    package var queue: @Sendable (Transaction, Scope, ChannelID, HoldID, [CampaignMessage]) throws -> Void
    /// Puts messages in line that are charged to the hold at once: further attempts, and those of an API campaign.
    ///
    /// Gives their identities by reference; what was tried again already is left out.
    package var queuePaid:
        @Sendable (Transaction, Scope, ChannelID, HoldID, [CampaignMessage]) throws -> [Int64: MessageID]
    /// Keeps back what is in line, and what comes back there.
    package var pause: @Sendable (Transaction, Scope) throws -> Void
    package var resume: @Sendable (Transaction, Scope) throws -> Void
    /// Takes back some of what is in line and tells `CampaignProgress` of it. Zero when nothing is left.
    package var cancel: @Sendable (Transaction, Scope) throws -> Int
    /// Takes back some of what is in line, for it to be planned anew, without telling `CampaignProgress`. Empty when nothing is
    /// left.
    package var recall: @Sendable (Transaction, Scope, _ isStaleOnly: Bool) throws -> [RecalledMessage]
    /// Whether the workspace has the channel and it can send.
    package var hasChannel: @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Bool
    /// To whom a window is open on the channel: among these contacts, or among all when `nil`.
    package var windows: @Sendable (Transaction, WorkspaceID, ChannelID, [ContactID]?) throws -> [ContactID: Window]
    /// The conversations that these messages are in.
    package var conversations: @Sendable (Transaction, WorkspaceID, [MessageID]) throws -> [MessageID: ConversationID]
    /// Sends one message at once, outside the campaign, as its author.
    package var send: @Sendable (WorkspaceID, CampaignTrial) async throws -> MessageID
    /// What the short addresses of tracked links begin with; empty where nothing is known of it.
    package var trackedPrefix = ""
    /// When the first of what somebody sends again may leave, while some of it is in line; `nil` when there is none.
    package var againLeaves: @Sendable (Transaction, Scope, ChannelID) throws -> Timestamp? = { _, _, _ in nil }
    /// How fast the channel may send, and how much of Meta's daily limit is left.
    package var standing: @Sendable (Transaction, WorkspaceID, ChannelID) throws -> ChannelStanding
    /// How much of the campaign is in line now, counted up to a limit.
    package var backlog: @Sendable (Transaction, Scope, _ limit: Int) throws -> Int
    /// How many conversations of the channel have waited for an answer since before then, counted up to a limit.
    package var waiting: @Sendable (Transaction, WorkspaceID, ChannelID, Timestamp, _ limit: Int) throws -> Int
    /// A condition on contacts `c`: true for those who were sent so many marketing messages on the channel since then.
    package var sentSince: @Sendable (WorkspaceID, ChannelID, Timestamp, _ count: Int) -> SQL

    package init(
        prepare: @escaping @Sendable (Transaction, Scope, ChannelID, [ContactID]) throws -> Void,
        lock: @escaping @Sendable (Transaction, Scope) throws -> Void,
        queue: @escaping @Sendable (Transaction, Scope, ChannelID, HoldID, [CampaignMessage]) throws -> Void,
        queuePaid:
            @escaping @Sendable (Transaction, Scope, ChannelID, HoldID, [CampaignMessage]) throws -> [Int64: MessageID],
        pause: @escaping @Sendable (Transaction, Scope) throws -> Void,
        resume: @escaping @Sendable (Transaction, Scope) throws -> Void,
        cancel: @escaping @Sendable (Transaction, Scope) throws -> Int,
        recall: @escaping @Sendable (Transaction, Scope, Bool) throws -> [RecalledMessage],
        hasChannel: @escaping @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Bool,
        windows: @escaping @Sendable (Transaction, WorkspaceID, ChannelID, [ContactID]?) throws -> [ContactID: Window],
        conversations:
            @escaping @Sendable (Transaction, WorkspaceID, [MessageID]) throws -> [MessageID: ConversationID],
        send: @escaping @Sendable (WorkspaceID, CampaignTrial) async throws -> MessageID,
        standing: @escaping @Sendable (Transaction, WorkspaceID, ChannelID) throws -> ChannelStanding,
        backlog: @escaping @Sendable (Transaction, Scope, Int) throws -> Int,
        waiting: @escaping @Sendable (Transaction, WorkspaceID, ChannelID, Timestamp, Int) throws -> Int,
        sentSince: @escaping @Sendable (WorkspaceID, ChannelID, Timestamp, Int) -> SQL
    ) {
        (self.prepare, self.lock, self.queue, self.queuePaid) = (prepare, lock, queue, queuePaid)
        (self.pause, self.resume, self.cancel, self.recall) = (pause, resume, cancel, recall)
        (self.hasChannel, self.windows, self.conversations, self.send) = (hasChannel, windows, conversations, send)
        (self.standing, self.backlog, self.waiting, self.sentSince) = (standing, backlog, waiting, sentSince)
    }
}

/// What a number is allowed at the moment.
package struct ChannelStanding: Sendable, Equatable {
    package let messagesPerSecond: Int
    /// How many more people may be written to outside service windows in the day that ends now; `nil` for any number, and
    /// while Meta has not said.
    package let left: Int?
    /// The whole of that limit.
    package let limit: Int?
    /// Meta calls the number's quality low.
    package let isRed: Bool

    package init(messagesPerSecond: Int, left: Int?, limit: Int?, isRed: Bool = false) {
        (self.messagesPerSecond, self.left, self.limit, self.isRed) = (messagesPerSecond, left, limit, isRed)
    }
}
