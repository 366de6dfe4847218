import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Jobs
import Logging
import NIOCore
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Reconciliation

@Suite(.timeLimit(.minutes(2)))
struct ReconciliationRoutesTests {
    private func ask(
        _ world: ReconciliationWorld,
        _ path: String,
        _ method: HTTPRequest.Method = .get,
        body: String? = nil,
        role: Role = .owner
    ) async throws -> (status: Int, body: [String: Any]) {
        let (here, actor) = (world.workspace, Caller.Actor.member(MemberID(rawValue: 1), UserID(rawValue: 1), role))
        let authenticator = Authenticator { _, _ in
            Authentication(caller: Caller(workspace: here, actor: actor), means: .session(id: 1, csrf: "x"))
        }
        let table = try RouteTable(
            ReconciliationFeature(world.service).routes,
            authenticator: authenticator,
            database: world.database,
            ambient: world.ambient
        )
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name("X-CSRF-Token") { headers[name] = "x" }
        if body != nil { headers[.contentType] = "application/json" }
        let sent = headers
        let (status, text) = try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: sent,
                body: body.map { ByteBuffer(string: $0) }
            )
            return (Int(response.status.code), String(buffer: response.body))
        }
        return (status, (try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]) ?? [:])
    }

    @Test(arguments: TestDatabase.all)
    func `A month, a day, its closing, and who may`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind)
        for number in 1...3 {
            let sent = try await world.send(to: number)
            if number > 1 { try await world.hear(sent) }
        }
        world.clock.advance(by: .days(8) + .hours(12))
        try await world.ask("2026-11-22", "2026-11-23")

        let month = try await ask(world, "/api/reconciliation?month=2026-11&channel=\(world.channel)").body
        let days = try #require(month["days"] as? [[String: Any]])
        let day = try #require(days.first { $0["day"] as? String == "2026-11-23" })
        #expect(month["timeZone"] as? String == "Asia/Kolkata" && days.count == 30)
        #expect(day["state"] as? String == "differs" && day["difference"] as? Int == 1)
        #expect((day["ours"] as? [String: Any])?["points"] as? String == "1.7262")
        let theirs = try #require(day["theirs"] as? [String: Any])
        #expect(theirs["volume"] as? Int == 3 && (theirs["cost"] as? [String: Any])?["amount"] as? String == "2.59")
        #expect(days.first?["theirs"] is NSNull && days.first?["state"] as? String == "unknown")
        #expect((month["accounts"] as? [[String: Any]])?.first?["name"] as? String == "Shop")
        let margin = try #require((month["margins"] as? [[String: Any]])?.first)
        #expect(margin["category"] as? String == "marketing" && margin["points"] as? String == "1.7262")
        #expect((margin["margin"] as? [String: Any])?["amount"] as? String == "-0.86")

        let rows = try #require(try await ask(world, "/api/reconciliation/2026-11-23").body["rows"] as? [[String: Any]])
        #expect(rows.count == 1 && rows.first?["class"] as? String == "missedWebhook")
        #expect(rows.first?["market"] as? String == "India" && rows.first?["type"] as? String == "regular")

        let closing = "/api/reconciliation/2026-11-23/closing?channel=\(world.channel)"
        #expect(try await ask(world, closing, .put, body: #"{"reason":"x"}"#, role: .admin).status == 403)
        #expect(try await ask(world, closing, .put, body: #"{"reason":""}"#).status == 422)
        let closed = try await ask(world, closing, .put, body: #"{"reason":"An outage"}"#)
        #expect(closed.status == 200 && closed.body["state"] as? String == "closed")
        #expect(try await ask(world, "/api/reconciliation", role: .member).status == 403)
        for path in ["/api/reconciliation?month=2026-13", "/api/reconciliation/soon"] {
            #expect(try await ask(world, path).status == 422, "\(path)")
        }
        #expect(try await ask(world, "/api/reconciliation?channel=\(ChannelID(rawValue: 99))").status == 404)
    }

    @Test(arguments: TestDatabase.all)
    func `A refresh is a job for each number, and the daily look is one too`(kind: TestDatabase) async throws {
        let world = try await ReconciliationWorld(kind)
        try await world.hear(try await world.send(to: 1))
        let path = "/api/reconciliation/refresh"
        for (from, to) in [("2026-11-24", "2026-11-23"), ("2026-10-01", "2026-11-23"), ("2026-11-23", "2026-12-24")] {
            let body = #"{"from":"\#(from)","to":"\#(to)"}"#
            #expect(try await ask(world, path, .put, body: body).status == 422, "\(from) \(to)")
        }

        #expect(try await ask(world, path, .put, body: #"{"from":"2026-11-20","to":"2026-11-23"}"#).status == 202)
        try await work(world)
        #expect(try await world.found().askedAt == world.clock.now)

        world.clock.advance(by: .hours(25))
        try await world.database.write { try ReconciliationJob.start(in: $0, ambient: world.ambient) }
        try await work(world)
        #expect(try await world.found().askedAt == world.clock.now)
    }

    /// Runs the jobs that are due until none is left.
    private func work(_ world: ReconciliationWorld) async throws {
        let worker = JobWorker(
            database: world.database,
            ambient: world.ambient,
            handlers: ReconciliationFeature(world.service).jobHandlers,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        let now = world.clock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            while try await world.count(
                "SELECT count(*) AS count FROM jobs WHERE kind LIKE 'reconciliation.%' AND run_at <= \(now)"
            ) > 0 { try await Task.sleep(for: .milliseconds(5)) }
            group.cancelAll()
        }
    }
}
