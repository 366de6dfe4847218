@testable import Calendars
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
import TestSupport
import Testing
import Workspaces

struct CalendarRoutesTests {
    private struct Answer: Sendable {
        let status: Int
        let text: String

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
        }
    }

    private struct World {
        let calendars: CalendarService
        let ambient = Ambient.test()

        init(_ kind: TestDatabase, user: String? = nil) async throws {
            let database = try await kind.open(
                JobMigrations.all + EventMigrations.all + WorkspaceMigrations.all + CalendarMigrations.all
            )
            let ambient = ambient
            try await database.write { transaction in
                for id in [1, 2] {
                    try WorkspaceStore(transaction).insert(
                        Workspace(
                            id: WorkspaceID(rawValue: Int64(id)),
                            name: "Shop",
                            country: "IN",
                            timeZone: "Asia/Kolkata",
                            createdAt: ambient.now()
                        )
                    )
                }
            }
            calendars = CalendarService(database: database, ambient: ambient, userOf: { _, _, _ in user })
        }

        func send(
            _ method: HTTPRequest.Method,
            _ path: String,
            _ body: String? = nil,
            workspace: Int64 = 1,
            scopes: [Permission] = Permission.automations
        ) async throws -> Answer {
            let caller = Caller(
                workspace: WorkspaceID(rawValue: workspace),
                actor: .apiKey(APIKeyID(rawValue: 5), scopes: Set(scopes.map(\.name)))
            )
            let table = try RouteTable(
                CalendarRoutes(calendars).routes,
                authenticator: Authenticator { _, _ in Authentication(caller: caller, means: .apiKey) },
                ambient: ambient
            )
            return try await Application(responder: table.responder).test(.router) { client in
                let answer = try await client.execute(
                    uri: path,
                    method: method,
                    headers: body == nil ? [:] : [.contentType: "application/json"],
                    body: body.map { ByteBuffer(string: $0) }
                )
                return Answer(status: Int(answer.status.code), text: String(buffer: answer.body))
            }
        }
    }

    private static let shop = #"""
        {"name":"Shop","timeZone":"Asia/Kolkata","week":[{"day":1,"from":"09:00","to":"18:00"},{"day":6,"from":"22:00","to":"02:00"}],
        "holidays":[{"date":"2026-12-25","name":"Christmas","hours":[]},{"date":"2026-12-31","name":"","hours":[{"from":"09:00","to":"12:00"}]}]}
        """#

    @Test(arguments: TestDatabase.all)
    func `A calendar is made, read, changed and deleted, and is another workspace's in nothing`(kind: TestDatabase)
        async throws
    {
        let world = try await World(kind)
        let made = try await world.send(.post, "/api/calendars", Self.shop)
        #expect(made.status == 201, "\(made.text)")
        let id = try #require(try made.json()["id"] as? String)
        // The clock stands at 14:30 on a Monday in India.
        #expect(try made.json()["open"] as? Bool == true)
        #expect(try made.json()["changesAt"] as? String == "2026-11-23T12:30:00.000Z")

        let changed = try await world.send(
            .patch,
            "/api/calendars/\(id)",
            #"{"week":[{"day":2,"from":"09:00","to":"24:00"}]}"#
        )
        #expect(try changed.json()["open"] as? Bool == false)
        #expect(try changed.json()["name"] as? String == "Shop")
        #expect((try changed.json()["holidays"] as? [[String: Any]])?.count == 2)
        let listed = try await world.send(.get, "/api/calendars")
        #expect(listed.text.contains("24:00") && listed.text.contains("Christmas") && !listed.text.contains("22:00"))
        #expect(!(try await world.send(.get, "/api/calendars", workspace: 2)).text.contains("Shop"))
        for method in [HTTPRequest.Method.patch, .delete] {
            let answer = try await world.send(
                method,
                "/api/calendars/\(id)",
                method == .patch ? "{}" : nil,
                workspace: 2
            )
            #expect(answer.status == 404)
        }
        #expect(try await world.send(.post, "/api/calendars", #"{"name":"sHOP","timeZone":"UTC"}"#).status == 409)
        #expect(try await world.send(.post, "/api/calendars", Self.shop, workspace: 2).status == 201)
        #expect(try await world.send(.delete, "/api/calendars/\(id)").status == 204)
        #expect(try await world.send(.get, "/api/calendars").text.contains(#""items":[]"#))
    }

    @Test(arguments: TestDatabase.all)
    func `What goes by a calendar keeps it`(kind: TestDatabase) async throws {
        let world = try await World(kind, user: "the number Shop")
        let id = try #require(try await world.send(.post, "/api/calendars", Self.shop).json()["id"] as? String)
        let refused = try await world.send(.delete, "/api/calendars/\(id)")
        #expect(refused.status == 409)
        #expect(refused.text.contains("calendar-in-use") && refused.text.contains("the number Shop"))
    }

    private static let refusals: [(body: String, field: String)] = [
        (#"{"name":"","timeZone":"UTC"}"#, "name"),
        (#"{"name":"a\u202eb","timeZone":"UTC"}"#, "name"),
        (#"{"name":"x","timeZone":"Mars/Olympus"}"#, "timeZone"),
        (#"{"name":"x","timeZone":"../../etc/passwd"}"#, "timeZone"),
        (#"{"name":"x"}"#, "timeZone"),
        (#"{"name":"x","timeZone":"UTC","week":[{"day":0,"from":"09:00","to":"10:00"}]}"#, "week[0].day"),
        (#"{"name":"x","timeZone":"UTC","week":[{"day":1,"from":"9:00","to":"10:00"}]}"#, "week[0].from"),
        (#"{"name":"x","timeZone":"UTC","week":[{"day":1,"from":"24:00","to":"10:00"}]}"#, "week[0].from"),
        (#"{"name":"x","timeZone":"UTC","week":[{"day":1,"from":"09:00","to":"24:01"}]}"#, "week[0].to"),
        (#"{"name":"x","timeZone":"UTC","week":[{"day":1,"from":"09:00","to":"09:00"}]}"#, "week[0].to"),
        (#"{"name":"x","timeZone":"UTC","holidays":[{"date":"2026-02-30","name":"","hours":[]}]}"#, "holidays[0].date"),
        (
            #"{"name":"x","timeZone":"UTC","holidays":[{"date":"2026-02-03","name":"","hours":[]},{"date":"2026-02-03","name":"","hours":[]}]}"#,
            "holidays[1].date"
        ),
    ]

    @Test(arguments: refusals.indices)
    func `What is wrong is said field by field`(place: Int) async throws {
        let world = try await World(.sqlite)
        let answer = try await world.send(.post, "/api/calendars", Self.refusals[place].body)
        #expect(answer.status == 422, "\(answer.text)")
        let errors = try #require(try answer.json()["errors"] as? [[String: Any]])
        #expect(errors.contains { $0["field"] as? String == Self.refusals[place].field }, "\(answer.text)")
        #expect(try await world.send(.get, "/api/calendars").text.contains(#""items":[]"#))
    }

    @Test func `Members look, admins change`() async throws {
        let world = try await World(.sqlite)
        #expect(try await world.send(.post, "/api/calendars", Self.shop, scopes: [.viewAutomations]).status == 403)
        #expect(try await world.send(.get, "/api/calendars", scopes: []).status == 403)
    }
}
