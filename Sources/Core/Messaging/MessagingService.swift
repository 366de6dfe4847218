package import Contacts
package import Credits
package import Events
import Logging
package import Primitives
package import Storage
import Templates

/// Conversations and messages: what an agent, a bot, a campaign and the API send, goes through here.
package struct MessagingService: Sendable {
    package let database: Database
    package let ambient: Ambient
    let events: EventLog
    let credits: CreditService
    let contacts: ContactStoreFactory
    let progress: Progress
    let inbox: InboxSettings

    var reopens: ReopenRule { inbox.reopens }

    /// Makes a store of contacts in a transaction; the server ties merges to conversations there.
    package typealias ContactStoreFactory = @Sendable (Transaction) -> ContactStore
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        credits: CreditService,
        contacts: @escaping ContactStoreFactory,
        observers: [MessageObserver],
        inbox: InboxSettings = InboxSettings()
    ) {
        self.inbox = inbox
        self.database = database
        self.ambient = ambient
        self.events = events
        self.credits = credits
        self.contacts = contacts
        progress = Progress(ambient: ambient, events: events, credits: credits, observers: observers)
    }

    /// Queues messages: all of them or none. Gates, price and credits are settled in the same transaction.
    ///
    /// - Returns: one message for each draft, in order; the earlier message for a client id that was used before.
    /// - Throws: `MessagingError`, `CreditError`, `TemplateError`, `DatabaseError`.
    package func send(_ drafts: [Draft], in workspace: WorkspaceID) async throws -> [Message] {
        do {
            return try await database.write(.urgent) { transaction in
                try drafts.map { try SendStep(service: self, workspace: workspace, transaction: transaction).send($0) }
            }
        } catch DatabaseError.uniqueViolation {
            // Two requests with one client id raced: the other one has it now.
            return try await database.write(.urgent) { transaction in
                try drafts.map { try SendStep(service: self, workspace: workspace, transaction: transaction).send($0) }
            }
        }
    }

    /// Sends a failed, expired or unknown message again, as a new attempt that shows as one.
    ///
    /// - Parameters:
    ///   - moment: it waits for this one, as a scheduled message does; at most 30 days.
    ///   - pause: what becomes of it when WhatsApp asks to wait; `nil`: whoever calls has looked.
    /// - Returns: the new attempt; the earlier one when there is one already, which can itself be tried again.
    /// - Throws: `MessagingError.messageNotFound`, `.notRetryable`, `RetryTooEarly`, and what `send` throws.
    package func retry(
        _ id: MessageID,
        notBefore moment: Timestamp? = nil,
        pause: RetryPause? = nil,
        by author: MemberID?,
        key: APIKeyID? = nil,
        in workspace: WorkspaceID
    ) async throws -> Message {
        do {
            return try await retryOnce(id, notBefore: moment, pause: pause, by: author, key: key, in: workspace)
        } catch DatabaseError.uniqueViolation {
            // Two clicks raced: the other one has made the attempt.
            return try await retryOnce(id, notBefore: moment, pause: pause, by: author, key: key, in: workspace)
        }
    }

    private func retryOnce(
        _ id: MessageID,
        notBefore moment: Timestamp?,
        pause: RetryPause?,
        by author: MemberID?,
        key: APIKeyID?,
        in workspace: WorkspaceID
    ) async throws -> Message {
        try await database.write(.urgent) { transaction in
            let messages = MessageStore(transaction)
            guard let old = try messages.find(workspace, id) else { throw MessagingError.messageNotFound(id) }
            if let earlier = try messages.find(workspace, retryOf: id) {
                guard earlier.state != .cancelled else { throw MessagingError.attemptTakenBack(earlier.id) }
                return earlier
            }
            guard old.direction == .outbound, MessageState.retryable.contains(old.state) else {
                throw MessagingError.notRetryable(id)
            }
            var moment = moment
            let failures = FailedMessageStore(transaction, InboxScope(workspace: workspace, member: nil))
            if let pause, let until = try failures.pausedUntil(old), until > ambient.now() {
                guard pause == .waitedFor else { throw RetryTooEarly(until: until) }
                moment = until
            }
            return try SendStep(service: self, workspace: workspace, transaction: transaction)
                .again(old, notBefore: moment, by: author, key: key)
        }
    }
}
