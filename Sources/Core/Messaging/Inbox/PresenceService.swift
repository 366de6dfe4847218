import Foundation
package import Primitives
package import Routes
import ServiceLifecycle
package import Storage
import Synchronization
import Workspaces

/// Carries presence between the processes on one database, and to the live streams of this one.
package final class PresenceService: Service {
    private static let topic = "presence"
    private static let sweepEvery: Duration = .seconds(5)

    private struct Listener {
        let caller: Caller
        let stream: AsyncStream<ServerSentEvent>.Continuation
    }

    /// A note on its way between processes.
    private struct Note: Codable {
        let workspace: WorkspaceID
        let conversation: ConversationID
        let member: MemberID
        let name: String
        let state: PresenceState
    }

    private let database: Database
    private let ambient: Ambient
    private let board = PresenceBoard()
    private let listeners = Mutex<[Int: Listener]>([:])
    private let nextListener = Atomic<Int>(0)

    package init(database: Database, ambient: Ambient) {
        self.database = database
        self.ambient = ambient
    }

    package func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                for await text in database.notices(Self.topic).cancelOnGracefulShutdown() { await take(text) }
            }
            group.addTask { [self] in
                while !Task.isShuttingDownGracefully, !Task.isCancelled {
                    do {
                        try await cancelWhenGracefulShutdown { [self] in try await ambient.sleep(Self.sweepEvery) }
                    } catch { return }
                    for place in board.sweep(at: ambient.now()) { await tell(place) }
                }
            }
            await group.waitForAll()
        }
        for listener in listeners.withLock({ $0 }).values { listener.stream.finish() }
    }

    /// Tells every process. Nothing is written.
    ///
    /// - Throws: `MessagingError.conversationNotFound`, `InboxError.personOnly`.
    func set(_ state: PresenceState, _ conversation: ConversationID, by caller: Caller) async throws {
        guard let member = caller.member else { throw InboxError.personOnly }
        try await database.write { transaction in
            _ = try ConversationStore(transaction).seen(conversation, InboxScope(caller, in: transaction))
            let name = try NameStore(transaction, workspace: caller.workspace).find(members: [member], teams: [])
            let note = Note(
                workspace: caller.workspace,
                conversation: conversation,
                member: member,
                name: name.members[member] ?? "",
                state: state
            )
            try transaction.notify(Self.topic, note.json)
        }
    }

    /// What a caller's live stream is told besides the log's events. The newest 64 are kept for a slow one.
    package func stream(for caller: Caller) -> AsyncStream<ServerSentEvent> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: ServerSentEvent.self,
            bufferingPolicy: .bufferingNewest(64)
        )
        let id = nextListener.add(1, ordering: .relaxed).newValue
        listeners.withLock { $0[id] = Listener(caller: caller, stream: continuation) }
        continuation.onTermination = { [weak self] _ in self?.listeners.withLock { $0[id] = nil } }
        return stream
    }

    private func take(_ text: String) async {
        guard let note = try? JSONDecoder().decode(Note.self, from: Data(text.utf8)) else { return }
        let place = PresenceBoard.Place(workspace: note.workspace, conversation: note.conversation)
        guard board.set(place, note.member, name: note.name, note.state, at: ambient.now()) else { return }
        await tell(place)
    }

    private func tell(_ place: PresenceBoard.Place) async {
        let here = listeners.withLock { $0.values.filter { $0.caller.workspace == place.workspace } }
        guard !here.isEmpty else { return }
        let body = PresenceNews(
            subject: "\(place.conversation)",
            conversationId: place.conversation,
            members: board.members(place, at: ambient.now()).map {
                .init(id: $0.member, name: $0.name, state: $0.state)
            }
        )
        // One look for all of them; who may see a conversation is never kept.
        let callers = Array(Set(here.map(\.caller)))
        let seeing = try? await database.read { transaction in
            guard let found = try ConversationStore(transaction).find(place.workspace, place.conversation) else {
                return Set<Caller>()
            }
            return Set(try callers.filter { try InboxScope($0, in: transaction).sees(found.place) })
        }
        guard let seeing else { return }
        for listener in here where seeing.contains(listener.caller) {
            listener.stream.yield(ServerSentEvent(event: "presence", data: body.json))
        }
    }
}

/// The live event `presence`.
struct PresenceNews: Encodable {
    let subject: String
    let conversationId: ConversationID
    let members: [Member]

    struct Member: Encodable {
        let id: MemberID
        let name: String
        let state: PresenceState
    }
}
