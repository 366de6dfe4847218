import CloudAPI
import Events
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import NIOCore
import Notifications
import Primitives
import Routes
import Storage
import Synchronization
import TestSupport
import Testing
import Workspaces

@testable import Templates

/// Templates over HTTP, with Meta's side of it in the test's hands.
final class DeskWorld: Sendable {
    static let here = WorkspaceID(rawValue: 1)
    static let elsewhere = WorkspaceID(rawValue: 2)
    static let channel = ChannelID(rawValue: 7)
    static let second = ChannelID(rawValue: 8)

    struct Answer: Sendable {
        let status: Int
        let text: String

        var json: JSON { (try? JSON(parsing: Array(text.utf8))) ?? .null }
    }

    let database: Database
    let clock: TestClock
    let ambient: Ambient
    let templates: TemplateService
    let events: EventLog
    /// What Meta was asked, in words.
    let asked: Asked
    let box: Box

    final class Box: Sendable {
        let uses = Mutex<[TemplateUse]>([])
    }

    final class Asked: Sendable {
        let calls = Mutex<[String]>([])
        let listed = Mutex<[JSON]>([])
        let refusal = Mutex<String?>(nil)
        let category = Mutex<TemplateCategory?>(nil)

        func note(_ call: String) throws {
            if let words = refusal.withLock({ $0 }) { throw TemplateError.metaRefused(words) }
            calls.withLock { $0.append(call) }
        }
    }

    init(_ kind: TestDatabase) async throws {
        database = try await kind.open(
            JobMigrations.all + EventMigrations.all + NotificationMigrations.all + WorkspaceMigrations.all
                + TemplateMigrations.all
        )
        let clock = TestClock()
        self.clock = clock
        ambient = .test(clock)
        events = EventLog(ambient: ambient, subscribers: [])
        let asked = Asked()
        self.asked = asked
        let used = Box()
        box = used
        templates = TemplateService(
            database: database,
            ambient: ambient,
            events: events,
            listing: { _, _ in asked.listed.withLock { $0 } },
            hasChannel: { _, workspace, channel in
                workspace == Self.here && [Self.channel, Self.second].contains(channel)
            },
            meta: TemplateMeta(
                create: { submission, _, _ in
                    try asked.note("create \(submission["name"]?.string ?? "")")
                    let category = asked.category.withLock { $0 } ?? submission.string("category")
                    return TemplateReceipt(id: "9001", status: .pending, category: category)
                },
                edit: { id, _, _, _ in try asked.note("edit \(id)") },
                delete: { name, id, _, _ in try asked.note("delete \(name) \(id ?? "all")") },
                unpause: { id, _, _ in try asked.note("unpause \(id)") }
            ),
            uses: [{ _, _, _ in used.uses.withLock { $0 } }]
        )
    }

    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        scopes: [Permission] = Permission.templates,
        in workspace: WorkspaceID = here
    ) async throws -> Answer {
        let authenticator = Authenticator { _, _ in
            Authentication(
                caller: Caller(
                    workspace: workspace,
                    actor: .apiKey(APIKeyID(rawValue: 5), scopes: Set(scopes.map(\.name)))
                ),
                means: .apiKey
            )
        }
        let table = try RouteTable(
            TemplateRoutes(templates).routes,
            authenticator: authenticator,
            ambient: ambient
        )
        let headers: HTTPFields = body == nil ? [:] : [.contentType: "application/json"]
        return try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            )
            return Answer(status: Int(response.status.code), text: String(buffer: response.body))
        }
    }

    static func draft(
        _ name: String = "order_ready",
        language: String = "en",
        category: String = "UTILITY",
        text: String = "Your order is ready for you.",
        more: String = ""
    ) -> String {
        """
        {"channelId":"\(channel)","name":"\(name)","language":"\(language)","category":"\(category)",
         "components":[{"type":"BODY","text":"\(text)"}\(more)]}
        """
    }

    /// A draft; gives its identity.
    func made(_ body: String = draft()) async throws -> String {
        try #require(try await call(.post, "/api/templates", body).json["id"]?.string)
    }

    /// The same, submitted and approved.
    func approved(_ body: String = draft()) async throws -> String {
        let id = try await made(body)
        _ = try await call(.put, "/api/templates/\(id)/submission")
        try await tell("message_template_status_update", #""event":"APPROVED""#)
        return id
    }

    /// A webhook about the template comes.
    func tell(_ field: String, _ facts: String) async throws {
        let body = """
            {"object":"whatsapp_business_account","entry":[{"id":"104857600000101","time":1795168800,"changes":[
             {"field":"\(field)","value":{"message_template_id":9001,"message_template_name":"order_ready",
              "message_template_language":"en",\(facts)}}]}]}
            """
        let items = try WebhookBody(parsing: body.utf8).items
        try #require(items.count == 1)
        try await database.write { [ambient, events] transaction in
            try TemplateReceiver(
                transaction,
                workspace: Self.here,
                channel: Self.channel,
                ambient: ambient,
                events: events
            ).take(items[0].content)
        }
    }

    func history(_ id: String) async throws -> [String] {
        let items = try await call(.get, "/api/templates/\(id)/history").json["items"]?.array ?? []
        return items.reversed().compactMap { $0["kind"]?.string }
    }

    /// The payloads of events of a kind.
    func heard(_ kind: String) async throws -> [JSON] {
        try await database.read { transaction in
            try transaction.rows("SELECT payload FROM events WHERE kind = \(kind) ORDER BY id").map { row in
                let payload: String = try row["payload"]
                return try JSON(parsing: Array(payload.utf8))
            }
        }
    }
}

extension JSON {
    fileprivate func string(_ key: String) -> TemplateCategory? {
        self[key]?.string.map { TemplateCategory(rawValue: $0) }
    }
}
