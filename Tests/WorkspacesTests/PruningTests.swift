import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

@Suite struct PruningTests {
    @Test(arguments: TestDatabase.all)
    func `What nobody can use any more goes, the rest stays`(kind: TestDatabase) async throws {
        let house = try await House(kind)
        try await house.run { browser async throws in
            let ada = try await browser.signUp()
            let workspace = try #require(WorkspaceID(try await ada.id("workspace", "id")))
            let user: UserID = try #require(try await house.database.read { try $0.row("SELECT id FROM users") }?["id"])
            let headers: HTTPFields = [.idempotencyKey: "k"]
            try await ada.send(.post, "/api/invitations", json: #"{"email":"b@c.d","role":"MEMBER"}"#, headers: headers)
            _ = try await house.feature.signIns.makeLoginLink(for: user, in: workspace)
            house.clock.advance(by: .days(61))
            _ = try await browser.signIn("ada@example.com")
            _ = try await house.feature.signIns.makeLoginLink(for: user, in: workspace)
        }
        try await house.database.write { try PruningJob.start(in: $0, ambient: house.ambient) }

        let next = house.ambient.now() + .hours(1)
        try await house.work { try $0.row("SELECT id FROM jobs WHERE run_at = \(next)") != nil }

        for (table, left) in [("sessions", 1), ("login_links", 1), ("idempotency_keys", 0), ("users", 1)] {
            let rows = try await house.database.read { try $0.rows("SELECT 1 AS one FROM \(raw: table)").count }
            #expect(rows == left, "\(table)")
        }
    }
}
