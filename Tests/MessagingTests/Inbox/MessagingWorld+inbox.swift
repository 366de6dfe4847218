@testable import Messaging
import Primitives
import Routes
import Storage
import Synchronization

extension MessagingWorld {
    /// Somebody who works here.
    func member(_ name: String, _ role: Role = .member) async throws -> Caller {
        let (id, user): (MemberID, UserID) = (ambient.id(), ambient.id())
        let now = ambient.now()
        try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO workspaces (workspace_id, name, country, currency, time_zone, created_at)
                VALUES (\(workspace), 'Shop', 'IN', 'INR', 'UTC', \(now)) ON CONFLICT (workspace_id) DO NOTHING
                """
            )
            try transaction.run(
                """
                INSERT INTO users (id, email, name, password_hash, trial_key, created_at)
                VALUES (\(user), \("\(name)@example.com"), \(name), 'x', \(name), \(now))
                """
            )
            try transaction.run(
                """
                INSERT INTO members (workspace_id, id, user_id, role, joined_at)
                VALUES (\(workspace), \(id), \(user), \(role.rawValue), \(now))
                """
            )
        }
        return Caller(workspace: workspace, actor: .member(id, user, role))
    }

    /// A conversation with someone who has just written.
    func conversation(_ number: String = "919800000077") async throws -> ConversationID {
        let contact = try await writer(number)
        let found = try await database.read {
            try ConversationStore($0).find(workspace, channel: channel.id, contact: contact)
        }
        guard let found else { throw MessagingError.content([]) }
        return found.id
    }

    func find(_ id: ConversationID) async throws -> Conversation {
        guard let found = try await database.read({ try ConversationStore($0).find(workspace, id) }) else {
            throw MessagingError.conversationNotFound(id)
        }
        return found
    }

    /// The words of what happened in the thread, oldest first.
    func happened(in id: ConversationID) async throws -> [String] {
        try await database.read { transaction in
            try transaction.rows(
                "SELECT name FROM conversation_entries WHERE conversation_id = \(id) AND kind = 'event' ORDER BY at, id"
            ).map { try $0["name"] }
        }
    }

    func list(_ filter: ConversationFilter, _ scope: InboxScope, after: Cursor? = nil, limit: Int = 50) async throws
        -> [ConversationList.Entry]
    {
        try await database.read { transaction in
            try ConversationList(transaction: transaction, ambient: ambient, scope: scope)
                .page(filter, page: PageRequest(after: after, limit: limit))
        }
    }

    func text(to id: ConversationID, by caller: Caller, _ words: String = "Hello", seen: MessageID? = nil) async throws
        -> Message
    {
        let conversation = try await find(id)
        let draft = Draft(
            channel: conversation.channel,
            contact: conversation.contact,
            clientID: nil,
            body: .freeForm(type: "text", content: #"{"body":"\#(words)"}"#, text: words),
            origin: caller.member == nil ? .api : .agent,
            author: caller.member
        )
        let sent = try await service.send([draft], in: workspace)
        guard let message = sent.first else { throw MessagingError.content([]) }
        return message
    }
}

/// What members were told.
final class NoticesHeard: Sendable {
    private let state = Mutex<[InboxNotice]>([])
    var all: [InboxNotice] { state.withLock { $0 } }
    var settings: InboxSettings {
        InboxSettings(notify: { [self] notice, _, _ in state.withLock { $0.append(notice) } })
    }
}
