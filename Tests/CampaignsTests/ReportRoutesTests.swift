import Contacts
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Primitives
import Routes
import ServiceLifecycle
import Storage
import TestSupport
import Testing

@testable import Campaigns
@testable import Jobs

struct ReportRoutesTests {
    private struct Answer: Sendable {
        let status: Int
        let bytes: [UInt8]
        var text: String { String(decoding: bytes, as: UTF8.self) }

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any], "\(text)")
        }
    }

    private func send(
        _ world: AnswerWorld,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        as caller: Caller? = nil
    ) async throws -> Answer {
        let caller = caller ?? world.caller
        let table = try RouteTable(
            CampaignRoutes(world.campaigns).routes,
            authenticator: Authenticator { _, _ in Authentication(caller: caller, means: .apiKey) },
            ambient: world.ambient
        )
        return try await Application(responder: table.responder).test(.router) { client in
            let response = try await client.execute(
                uri: path,
                method: method,
                headers: body == nil ? [:] : [.contentType: "application/json"],
                body: body.map { ByteBuffer(string: $0) }
            )
            return Answer(status: Int(response.status.code), bytes: Array(response.body.readableBytesView))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `The report on the wire is as the plan says`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(3)
        try await world.receive(statuses: [
            world.status("delivered", 1, of: id), world.status("failed", 2, of: id, code: 131_049),
        ])
        try await world.receive([world.taps("Tell me more", 1, of: id)])

        let answer = try await send(world, .get, "/api/campaigns/\(id)/report")

        #expect(answer.status == 200)
        let report = try answer.json()
        let funnel = try #require(report["funnel"] as? [String: Int])
        #expect(
            funnel == [
                "audience": 3, "attempted": 3, "sent": 2, "delivered": 1, "read": 0, "replied": 1, "clicked": 1,
                "failed": 1, "limited": 1, "unknown": 0, "skipped": 0, "optedOut": 0,
            ]
        )
        let reason = try #require((report["reasons"] as? [[String: Any]])?.first)
        #expect(reason["code"] as? Int == 131_049)
        #expect(reason["retryable"] as? Bool == true)
        #expect((reason["advice"] as? String)?.isEmpty == false)
        #expect(report["orders"] is NSNull)
        #expect((report["replies"] as? [String: Int]) == ["people": 1, "withinHours": 72])
        let cost = try #require(report["cost"] as? [String: Any])
        #expect(Set(cost.keys) == ["estimated", "charged", "released", "open", "lines"])
        #expect(!answer.text.contains(AnswerWorld.phone(1)))
    }

    @Test(arguments: TestDatabase.all)
    func `Files hold how people answered, and no number of whoever must not see it`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(2)
        try await world.receive([world.says("=HYPERLINK(\"http://evil.example\")", 1)])
        let masked = Caller(workspace: world.workspace, actor: world.caller.actor, powers: Powers(hidesNumbers: true))

        let csv = try await send(world, .get, "/api/campaigns/\(id)/recipients.csv")
        #expect(csv.text.contains("replied_at"))
        #expect(csv.text.contains("'=HYPERLINK"))
        #expect(csv.text.contains(AnswerWorld.phone(1)))
        let replied = try await send(world, .get, "/api/campaigns/\(id)/recipients.csv?outcome=replied")
        #expect(replied.text.split(separator: "\r\n").count == 2)
        let workbook = try await send(world, .get, "/api/campaigns/\(id)/recipients.xlsx")
        #expect(workbook.bytes.starts(with: Array("PK".utf8)))
        for path in ["recipients.csv", "recipients.xlsx", "recipients"] {
            let hidden = try await send(world, .get, "/api/campaigns/\(id)/\(path)", as: masked)
            #expect(hidden.status == 200)
            #expect(!hidden.text.contains(AnswerWorld.phone(1)), "\(path)")
        }
    }

    private struct Refusal: Sendable, CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        let body: String?
        let status: Int
        let problem: String
        var testDescription: String { "\(method) \(path) \(body ?? "")" }
    }

    private static let refusals = [
        Refusal(method: .get, path: "recipients?outcome=eaten", body: nil, status: 400, problem: "bad-parameter"),
        Refusal(method: .post, path: "actions", body: #"{"outcome":"eaten"}"#, status: 400, problem: "bad-body"),
        Refusal(
            method: .post,
            path: "actions",
            body: #"{"outcome":"replied"}"#,
            status: 422,
            problem: "invalid-fields"
        ),
        Refusal(
            method: .post,
            path: "actions",
            body: #"{"outcome":"replied","sequenceId":"seq_0000000000001"}"#,
            status: 422,
            problem: "invalid-fields"
        ),
        Refusal(
            method: .post,
            path: "actions",
            body: #"{"outcome":"replied","tagId":"tag_0000000000001"}"#,
            status: 422,
            problem: "invalid-fields"
        ),
    ]

    @Test func `What cannot be done says why`() async throws {
        let world = try await AnswerWorld(.sqlite)
        let id = try await world.send(1)
        for refusal in Self.refusals {
            let answer = try await send(world, refusal.method, "/api/campaigns/\(id)/\(refusal.path)", refusal.body)
            #expect((400..<500).contains(answer.status), "\(refusal): \(answer.text)")
            #expect(answer.text.contains("/problems/"), "\(refusal)")
        }
        let stranger = Caller(workspace: WorkspaceID(rawValue: 8), actor: world.caller.actor)
        for (method, path, body) in [
            (.get, "report", nil), (.get, "recipients.xlsx", nil), (.get, "recipients.csv", nil),
            (.post, "actions", #"{"outcome":"replied","tagId":"tag_0000000000001"}"#),
        ] as [(HTTPRequest.Method, String, String?)] {
            let answer = try await send(world, method, "/api/campaigns/\(id)/\(path)", body, as: stranger)
            #expect(answer.status == 404, "\(path): \(answer.text)")
            #expect(!answer.text.contains("Shoes"))
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Everybody of whom it became is tagged, once, whatever is killed`(kind: TestDatabase) async throws {
        let world = try await AnswerWorld(kind)
        let id = try await world.send(5)
        let tag = Tag(id: world.ambient.id(), kind: .contact, name: "Curious", colour: .teal)
        _ = try await world.database.write {
            try TagStore($0, in: world.workspace).insert(tag, at: world.ambient.now())
        }
        try await world.receive([world.says("Hi", 2), world.says("Hello", 4)])

        let answer = try await send(
            world,
            .post,
            "/api/campaigns/\(id)/actions",
            #"{"outcome":"replied","tagId":"\#(tag.id)"}"#
        )
        #expect(answer.status == 202, "\(answer.text)")
        #expect(try answer.json()["matched"] as? Int == 2)
        let handler = OutcomeAction(campaigns: world.campaigns).handler
        for _ in 0..<3 {
            let jobs = try await world.database.write { transaction in
                try JobClaims(transaction: transaction, now: world.clock.now)
                    .take(from: "default", leases: [handler.kind: .seconds(60)], limit: 10).jobs
            }
            for job in jobs where job.kind == handler.kind { try await handler.run(job) }
        }
        for row in 1...5 {
            let subject = try await world.contact(row).id.subject
            let tags = try await world.database.read { try TagStore($0, in: world.workspace).tags(of: [subject]) }
            #expect((tags[subject]?.map(\.name) ?? []) == (row == 2 || row == 4 ? ["Curious"] : []), "row \(row)")
        }
        let left = try await world.database.read {
            try $0.row("SELECT count(*) AS count FROM jobs WHERE kind = \(OutcomeAction.kind)")?["count"] ?? 0 as Int
        }
        #expect(left == 0)
    }
}
