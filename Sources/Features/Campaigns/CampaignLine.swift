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
    /// Keeps back what is in line, and what comes back there.
    package var pause: @Sendable (Transaction, Scope) throws -> Void
    package var resume: @Sendable (Transaction, Scope) throws -> Void
    /// Takes back some of what is in line and tells `CampaignProgress` of it. Zero when nothing is left.
    package var cancel: @Sendable (Transaction, Scope) throws -> Int
    /// Whether the workspace has the channel and it can send.
    package var hasChannel: @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Bool
    /// To whom a window is open on the channel: among these contacts, or among all when `nil`.
    package var windows: @Sendable (Transaction, WorkspaceID, ChannelID, [ContactID]?) throws -> [ContactID: Window]
    /// The conversations that these messages are in.
    package var conversations: @Sendable (Transaction, WorkspaceID, [MessageID]) throws -> [MessageID: ConversationID]
    /// Sends one message at once, outside the campaign, as its author.
    package var send: @Sendable (WorkspaceID, CampaignTrial) async throws -> MessageID

    package init(
        prepare: @escaping @Sendable (Transaction, Scope, ChannelID, [ContactID]) throws -> Void,
        lock: @escaping @Sendable (Transaction, Scope) throws -> Void,
        queue: @escaping @Sendable (Transaction, Scope, ChannelID, HoldID, [CampaignMessage]) throws -> Void,
        pause: @escaping @Sendable (Transaction, Scope) throws -> Void,
        resume: @escaping @Sendable (Transaction, Scope) throws -> Void,
        cancel: @escaping @Sendable (Transaction, Scope) throws -> Int,
        hasChannel: @escaping @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Bool,
        windows: @escaping @Sendable (Transaction, WorkspaceID, ChannelID, [ContactID]?) throws -> [ContactID: Window],
        conversations:
            @escaping @Sendable (Transaction, WorkspaceID, [MessageID]) throws -> [MessageID: ConversationID],
        send: @escaping @Sendable (WorkspaceID, CampaignTrial) async throws -> MessageID
    ) {
        self.prepare = prepare
        self.lock = lock
        self.queue = queue
        self.pause = pause
        self.resume = resume
        self.cancel = cancel
        self.hasChannel = hasChannel
        self.windows = windows
        self.conversations = conversations
        self.send = send
    }
}
