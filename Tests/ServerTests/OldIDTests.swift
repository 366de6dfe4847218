import Foundation
@testable import Messaging
import Primitives
import Routes
@testable import Server
import Storage
import TestSupport
import Testing

/// A clock that was set back while the server was down.
struct OldIDTests {
    private func newest(_ world: ServerWorld, _ table: String) async throws -> Int64 {
        try await world.server.world.database.read {
            try $0.row("SELECT max(id) AS newest FROM \(raw: table)")?["newest"] ?? 0
        }
    }

    /// What a message must belong to.
    private static func insertConversation(_ workspace: WorkspaceID, in transaction: Transaction) throws {
        let channel = NewChannel(
            id: ChannelID(rawValue: 1),
            name: "Shop",
            kind: .simulator,
            baseURL: "http://127.0.0.1",
            phoneNumberID: "1",
            wabaID: "1",
            displayNumber: "12025550143",
            verifiedName: "Shop",
            accessToken: [],
            appSecret: [],
            secretID: "s",
            verifyTokenHash: "",
            quality: "GREEN",
            messagesPerSecond: 80
        )
        try ChannelStore(transaction).insert(workspace, channel, at: Timestamp(milliseconds: 0))
        // Its secrets are none, so that no server must open them.
        try transaction.run("UPDATE channels SET state = 'disconnected'")
        try transaction.run(
            """
            INSERT INTO conversations (workspace_id, id, channel_id, contact_id, shown, status, unread, updated_at, created_at)
            VALUES (\(workspace), 1, 1, 1, 1, 'open', 0, 0, 0)
            """
        )
    }

    @Test(arguments: TestDatabase.all, ["events", "jobs", "messages", "webhook_inbox"])
    func `A server that starts with its clock set back makes no identity below an old one`(
        kind: TestDatabase,
        table: String
    ) async throws {
        let first = try await ServerWorld(kind)
        let world = first.server.world
        let old = IDGenerator(node: 900, clock: { world.ambient.now() + .days(3) }).next()
        let workspace = first.owner.workspace
        try await world.database.write { transaction in
            switch table {
            case "events":
                try transaction.run(
                    """
                    INSERT INTO events (workspace_id, xact, id, kind, subject, payload, at)
                    VALUES (\(workspace), 0, \(old), 'x', '', '{}', 0)
                    """
                )
            case "jobs":
                try transaction.run(
                    """
                    INSERT INTO jobs (workspace_id, id, queue, kind, key, payload, enqueued_at, run_at, attempts,
                        lease_epoch, claim_at)
                    VALUES (\(workspace), \(old), 'x', 'x', '', '{}', 0, 0, 0, 0, 0)
                    """
                )
            case "messages":
                try Self.insertConversation(workspace, in: transaction)
                try transaction.run(
                    """
                    INSERT INTO messages (workspace_id, id, conversation_id, channel_id, contact_id, direction, origin,
                        type, text, content, state, at)
                    VALUES (\(workspace), \(old), 1, 1, 1, 'in', 'contact', 'text', '', '{}', 10, 0)
                    """
                )
            default:
                try transaction.run(
                    """
                    INSERT INTO webhook_inbox (id, secret_id, received_at, body) VALUES (\(old), 's', 0, \([UInt8]()))
                    """
                )
            }
        }
        #expect(try await newest(first, table) == old)

        let again = try await ServerWorld(over: world.database, email: "eve@example.com")

        #expect(again.server.world.generator.next() > old)
    }

    @Test func `A command beside a running server makes identities with a node of its own`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let configuration = try Configuration(flags: ["data-dir": folder], environment: [:])

        let server = try await OpenedDatabase.open(configuration, as: .server)
        let command = try await OpenedDatabase.open(configuration, as: .command)

        #expect(server.generator.next() >> 12 & 1023 == 0)
        #expect(command.generator.next() >> 12 & 1023 != 0)
        try await command.database.close()
        try await server.database.close()
    }
}
