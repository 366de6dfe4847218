import CloudAPI
import Credits
import Foundation
import HTTPTypes
import Logging
import Messaging
import Notifications
import Primitives
import Routes
@testable import Server
import Storage
import TestSupport
import Workspaces

/// The whole server over a fresh database, without a network.
struct ServerWorld {
    let server: LodestoneServer
    let owner: Caller
    let clock = TestClock()

    init(_ kind: TestDatabase) async throws {
        try await self.init(over: kind.open(Features.migrations), email: "ada@example.com")
    }

    /// A server that starts on a database that may have been another's, with an account of its own.
    init(over database: Database, email: String) async throws {
        let generator = IDGenerator(node: 0, clock: { [clock] in clock.now })
        // Two servers on one database must not make the same secrets.
        var ambient = Ambient.test(clock, seed: email.utf8.reduce(7) { ($0 &* 31 &+ UInt64($1)) & 0xFFFF })
        ambient.rawID = { generator.next() }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let world = World(
            database: database,
            ambient: ambient,
            generator: generator,
            logger: logger,
            box: try SecretBox(key: [UInt8](repeating: 7, count: 32)),
            mailer: .outbox,
            publicURL: "http://localhost",
            metaURL: "https://graph.facebook.com",
            simulators: [],
            credits: CreditSettings(),
            phoneURL: nil,
            client: { _, _ in .unavailable }
        )
        let folder = FileManager.default.temporaryDirectory.path
        let configuration = try Configuration(
            flags: ["data-dir": folder, "web-dir": folder + "/none"],
            environment: [:]
        )
        server = try await LodestoneServer(configuration, world: world)
        owner = try await Self.signUp(email, server)
    }

    static func signUp(_ email: String, _ server: LodestoneServer) async throws -> Caller {
        let account = try NewAccount(
            name: "Ada",
            email: email,
            password: password,
            company: "Engines",
            country: "IN",
            timeZone: "Asia/Kolkata"
        )
        _ = try await server.features.workspaces.workspaces.signUp(
            account,
            device: Device(ip: "127.0.0.1", userAgent: "test"),
            logger: server.world.logger
        )
        return try await server.world.database.read { transaction in
            guard let address = EmailAddress(email), let user = try UserStore(transaction).find(email: address),
                let workspace = try WorkspaceStore(transaction).list(of: user.id).first,
                let member = try MemberStore(transaction, workspace: workspace.id).find(user: user.id)
            else { throw DatabaseError.closed }
            return Caller(workspace: workspace.id, actor: .member(member.id, user.id, .owner))
        }
    }

    /// A signed-in browser's headers.
    func session(_ email: String = "ada@example.com") async throws -> HTTPFields {
        let opened = try await server.features.workspaces.signIns.signIn(
            email: email,
            password: Self.password,
            device: Device(ip: "127.0.0.1", userAgent: "test"),
            logger: server.world.logger
        )
        return [.cookie: "lodestone=\(opened.token.text)", .csrfToken: opened.token.derived("csrf")]
    }

    static let password = "a long and unusual phrase"

    func key(_ scopes: [String], of caller: Caller) async throws -> (id: APIKeyID, secret: String) {
        let made = try await server.features.workspaces.apiKeys.make(name: "test", scopes: scopes, by: caller)
        return (made.key.id, made.secret)
    }
}
