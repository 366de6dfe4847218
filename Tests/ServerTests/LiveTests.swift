import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Notifications
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@testable import Server

/// What the parts promise, looked at through the whole server.
@Suite struct LiveTests {
    @Test(.timeLimit(.minutes(2))) func `The stream of a member who was removed ends`() async throws {
        let world = try await ServerWorld(.sqlite)
        let workspaces = world.server.features.workspaces
        let email = try #require(EmailAddress("bob@example.com"))
        let invited = try await workspaces.invitations.invite(email, as: .builtIn(.member), by: world.owner)
        let text = try #require(invited.url?.split(separator: "/").last)
        let bob = try await workspaces.invitations.accept(
            try #require(Token(text)),
            name: "Bob",
            password: ServerWorld.password,
            device: Device(ip: "127.0.0.1", userAgent: "test")
        )
        let headers: HTTPFields = [.cookie: "lodestone=\(bob.token.text)"]
        try await world.server.application.test(.router) { client async throws in
            async let stream = client.execute(uri: "/api/events", method: .get, headers: headers) { response in
                (response.status.code, String(buffer: response.body))
            }
            await world.clock.untilSleeping()
            world.clock.advance(by: .seconds(20))
            await world.clock.untilSleeping()
            try await workspaces.members.remove(bob.member, by: world.owner)
            world.clock.advance(by: .seconds(20))
            let (status, body) = try await stream
            #expect(status == 200)
            #expect(body.contains("event: started"))
            let again = try await client.execute(uri: "/api/events", method: .get, headers: headers) { $0.status.code }
            #expect(again == 401)
        }
    }

    @Test func `Old notices and mails are taken out from the first start on`() async throws {
        let world = try await ServerWorld(.sqlite)
        let jobs = try await world.server.world.database.read { transaction in
            try transaction.rows("SELECT kind FROM jobs").map { try $0["kind"] as String }
        }
        #expect(jobs.contains("notifications.prune"))
    }

    @Test func `A message is read in linear time, and a large one not at all`() async throws {
        let world = try await ServerWorld(.sqlite)
        let headers = try await world.session()
        try await world.server.application.test(.router) { client async throws in
            func send(_ interactive: String) async throws -> Int {
                var all = headers
                all[.contentType] = "application/json"
                return try await client.execute(
                    uri: "/api/conversations/cnv_0000000000001/messages",
                    method: .post,
                    headers: all,
                    body: ByteBuffer(string: #"{"type":"interactive","interactive":\#(interactive)}"#)
                ) { $0.status.code }
            }
            let wide = Array(repeating: "1", count: 30_000).joined(separator: ",")
            #expect(try await send(String(repeating: "[", count: 14) + wide + String(repeating: "]", count: 14)) == 404)
            #expect(try await send(String(repeating: "[", count: 60) + wide + String(repeating: "]", count: 60)) == 400)
            #expect(try await send("[\(wide),\(wide)]") == 413)
        }
    }

    @Test func `The document names the cookie that is used`() async throws {
        let world = try await ServerWorld(.sqlite)
        try await world.server.application.test(.router) { client async throws in
            let text = try await client.execute(uri: "/api/openapi.json", method: .get) { String(buffer: $0.body) }
            #expect(text.contains(#""name":"lodestone""#))
            #expect(text.contains("text/event-stream"))
        }
        #expect(SessionCookieName.of("https://desk.example.com", world) == "__Host-lodestone")
    }

    private enum SessionCookieName {
        static func of(_ url: String, _ world: ServerWorld) -> String {
            WorkspacesFeature(
                database: world.server.world.database,
                ambient: world.server.world.ambient,
                settings: WorkspaceSettings(publicURL: url),
                mails: MailQueue(mailer: .outbox, ambient: world.server.world.ambient),
                permissions: []
            ).cookieName
        }
    }
}
