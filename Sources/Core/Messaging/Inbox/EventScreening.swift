package import Events
import Foundation
import Primitives
package import Routes
package import Storage

/// What of the live events is there for a caller: the same as in lists.
///
/// Who sees the whole inbox gets every event of it as it is, without a look at the database; for others a look decides.
package struct EventScreening: Sendable {
    private let database: Database
    private let needs: [Substring: Permission]

    /// - Parameter needs: what a caller must be allowed to hear of a subject, by the first word of the events' kinds.
    package init(database: Database, needs: [Substring: Permission] = [:]) {
        self.database = database
        self.needs = needs
    }

    /// The event's payload as this caller may have it; `nil`: it is not there for them.
    package func payload(of event: Event, for caller: Caller) async -> String? {
        if let permission = needs[event.kind.prefix { $0 != "." }], !caller.can(permission) { return nil }
        guard event.subject.hasPrefix("cnv_") || event.kind == "messages.changed" else { return event.payload }
        if Self.seesAll(caller) { return event.payload }
        return try? await database.read { transaction in
            let scope = try InboxScope(caller, in: transaction)
            return event.kind == "messages.changed"
                ? try Self.messages(event, scope, transaction) : try Self.conversation(event, scope, transaction)
        }
    }

    private static func seesAll(_ caller: Caller) -> Bool {
        guard !caller.seesOwnTeamsOnly else { return false }
        return Inbox.allCases.allSatisfy { caller.can($0.view) || caller.can($0.manage) }
            || caller.key != nil && caller.can(.viewInbox) && Inbox.allCases.allSatisfy { !caller.can($0.view) }
    }

    private static func conversation(
        _ event: Event,
        _ scope: InboxScope,
        _ transaction: Transaction
    ) throws -> String? {
        guard let id = ConversationID(event.subject) else { return nil }
        if let found = try ConversationStore(transaction).find(scope.workspace, id), scope.sees(found.place) {
            return event.payload
        }
        // Whoever saw it where it was hears that it left, and no more.
        let change = try? JSONDecoder().decode(ConversationChanged.self, from: Data(event.payload.utf8))
        guard let was = change?.was, scope.sees(was) else { return nil }
        let into = try change?.mergedInto.flatMap { try ConversationStore(transaction).find(scope.workspace, $0) }
        return ConversationChanged(
            conversationId: id,
            mergedInto: into.flatMap { scope.sees($0.place) ? $0.id : nil }
        ).json
    }

    private static func messages(_ event: Event, _ scope: InboxScope, _ transaction: Transaction) throws -> String? {
        let all = try JSONDecoder().decode(MessagesChanged.self, from: Data(event.payload.utf8))
        let rows = try transaction.rows(
            """
            SELECT m.id, m.conversation_id FROM messages m CROSS JOIN conversations c
            WHERE m.workspace_id = \(scope.workspace) AND m.id IN \(list: all.messageIds)
            AND c.workspace_id = m.workspace_id AND c.id = m.conversation_id AND \(scope.condition("c"))
            """
        )
        guard !rows.isEmpty else { return nil }
        let conversations: Set<ConversationID> = Set(try rows.map { try $0["conversation_id"] })
        return MessagesChanged(conversationIds: conversations.sorted(), messageIds: try rows.map { try $0["id"] }).json
    }
}
