import CloudAPI
import Credits
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Messaging

/// The nasty cases of webhooks at the door, where Meta's app signs them: cases 8 and 13 of credits.md. Two workspaces, each with a
/// number, an account and an app of its own.
struct SignatureCases {
    private struct Door {
        let world: MessagingWorld
        let keyring: ChannelKeyring
        let other = WorkspaceID(rawValue: 8)
        /// One of the first workspace's, under way.
        let message: MessageID

        static let (secret, otherSecret) = ("our app's secret", "their app's secret")
        static let otherNumber = "209715200000909"

        init(_ kind: TestDatabase) async throws {
            world = try await MessagingWorld(kind)
            let box = try ChannelsWorld.box()
            let (world, other) = (world, other)
            let sealed = try [world.workspace: Self.secret, other: Self.otherSecret].map { workspace, secret in
                (
                    workspace: workspace, id: ChannelKeyring.secretID(of: secret),
                    bytes: try box.seal(secret, for: "channel secret \(workspace)")
                )
            }
            try await world.database.write { transaction in
                try world.credits.ledger(in: transaction).open(other, book: "INR")
                let channel = MessagingWorld.newChannel(world.ambient.id(), number: Self.otherNumber)
                try ChannelStore(transaction).insert(other, channel, at: world.ambient.now())
                for (workspace, id, bytes) in sealed {
                    try transaction.run(
                        """
                        UPDATE channels SET secret_id = \(id), app_secret = \(bytes) WHERE workspace_id = \(workspace)
                        """
                    )
                }
            }
            keyring = ChannelKeyring(
                database: world.database,
                box: box,
                ambient: world.ambient,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
            try await keyring.reload()
            try await world.queueCampaign(1)
            message = try await world.sendAll { _ in .accepted(AcceptedMessage(id: "wamid.ours")) }[0].id
        }

        /// Posts to the real route, and has what was taken in processed.
        func post(_ body: [UInt8], _ signature: String?) async throws -> Int {
            let routes = WebhookRoutes(
                database: world.database,
                keyring: keyring,
                intake: WebhookIntake(database: world.database, ambient: world.ambient),
                probe: WebhookProbe(box: try ChannelsWorld.box(), ambient: world.ambient)
            )
            let table = try RouteTable(routes.routes, ambient: world.ambient)
            var headers: HTTPFields = [.contentType: "application/json"]
            if let signature, let name = HTTPField.Name(WebhookSignature.headerName) { headers[name] = signature }
            let sent = headers
            let status = try await Application(responder: table.responder).test(.router) { client in
                let bytes = ByteBuffer(bytes: body)
                let uri = "/webhooks/whatsapp"
                return Int(
                    try await client.execute(uri: uri, method: .post, headers: sent, body: bytes).status.code
                )
            }
            while try await world.receiver.process() > 0 {}
            return status
        }

        func sign(_ body: [UInt8], _ secret: String = secret) throws -> String {
            try #require(WebhookSignature(appSecret: secret)).sign(body)
        }

        func delivered(number: String = MessagingWorld.phoneNumberID, account: String? = nil) -> [UInt8] {
            let status = WebhookBodies.status("delivered", of: "wamid.ours", message: message, seconds: 1)
            let bytes = WebhookBodies.body(number: number, statuses: [status]).bytes()
            guard let account else { return bytes }
            return Array(String(decoding: bytes, as: UTF8.self).replacing(MessagingWorld.wabaID, with: account).utf8)
        }

        func kept() async throws -> Int64 {
            try await world.database.read { try $0.row("SELECT count(*) AS count FROM webhook_inbox")?["count"] ?? -1 }
        }

        /// Nobody is charged, and the message stands where it stood.
        func expectNothing(_ what: String) async throws {
            #expect(try await world.message(message).state == .accepted, "\(what)")
            let spent: Points? = try await world.database.read {
                try $0.row("SELECT CAST(sum(spent) AS BIGINT) AS spent FROM wallets")?["spent"]
            }
            #expect(spent == .zero, "\(what)")
            #expect(try await world.credits.verify().isEmpty, "\(what)")
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Case 13: what our app's secret has not signed is refused, kept nowhere and charges nothing`(
        kind: TestDatabase
    )
        async throws
    {
        let door = try await Door(kind)
        let body = door.delivered()
        let good = try door.sign(body)
        let forged: [(String, [UInt8], String?)] = [
            ("unsigned", body, nil), ("empty", body, ""), ("no code", body, "sha256="),
            ("another secret", body, try door.sign(body, "guessed")),
            ("no secret", body, "sha256=" + good.suffix(64).lowercased().reversed()),
            ("the older header's word", body, good.replacing("sha256=", with: "sha1=")),
            ("one byte more", body + [UInt8(ascii: " ")], good),
            ("another body's", body, try door.sign(door.delivered(number: Door.otherNumber))),
            ("cut short", body, String(good.dropLast(2))), ("two of them", body, "\(good), \(good)"),
        ]

        for (what, bytes, signature) in forged {
            #expect(try await door.post(bytes, signature) == 401, "\(what)")
            #expect(try await door.kept() == 0, "\(what)")
            try await door.expectNothing(what)
        }

        #expect(try await door.post(body, good) == 200)
        #expect(try await door.world.message(door.message).state == .delivered)
        #expect(try await door.world.wallet().spent == Points(micro: 863_100))
    }

    @Test(arguments: TestDatabase.all)
    func `Case 13: a good signature of another app says nothing about our number, account or message`(
        kind: TestDatabase
    ) async throws {
        let door = try await Door(kind)
        let bodies: [(String, [UInt8])] = [
            ("our number in our account", door.delivered()),
            ("our number in another account", door.delivered(account: "104857600000909")),
            // Their own number and our message, by its wamid and by our own opaque data.
            ("their number and our message", door.delivered(number: Door.otherNumber)),
            ("a number that nobody has", door.delivered(number: "1")),
        ]

        for (what, body) in bodies {
            // Meta must not send it again: it is well signed, and taken in.
            #expect(try await door.post(body, try door.sign(body, Door.otherSecret)) == 200, "\(what)")
            try await door.expectNothing(what)
        }
        #expect(try await door.kept() == Int64(bodies.count))
    }

    @Test(arguments: TestDatabase.all)
    func `Case 8: a status of another tenant's number charges neither them nor us, though one app signs for both`(
        kind: TestDatabase
    ) async throws {
        let door = try await Door(kind)
        let ours = ChannelKeyring.secretID(of: Door.secret)
        try await door.world.database.write { transaction in
            try transaction.run("UPDATE channels SET secret_id = \(ours) WHERE workspace_id = \(door.other)")
        }
        let theirs = door.delivered(number: Door.otherNumber)

        #expect(try await door.post(theirs, try door.sign(theirs)) == 200)
        try await door.expectNothing("their number")

        // The payload names their account; the number is ours, and so is the row that is charged.
        let mixed = door.delivered(account: "104857600000909")
        #expect(try await door.post(mixed, try door.sign(mixed)) == 200)
        #expect(try await door.world.message(door.message).state == .delivered)
        #expect(try await door.world.wallet().spent == Points(micro: 863_100))
        let spent: Points? = try await door.world.database.read {
            try $0.row("SELECT spent FROM wallets WHERE workspace_id = \(door.other)")?["spent"]
        }
        #expect(spent == .zero)
    }
}
