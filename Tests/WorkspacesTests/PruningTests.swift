import HTTPTypes
import Jobs
import Logging
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
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let worker = JobWorker(
            database: house.database,
            ambient: house.ambient,
            handlers: house.feature.jobHandlers,
            logger: logger
        )
        try await house.database.write { try PruningJob.start(in: $0, ambient: house.ambient) }

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            let deadline = ContinuousClock.now + .seconds(20)
            let now = house.ambient.now()
            while true {
                let row = try await house.database.read { try $0.row("SELECT run_at FROM jobs") }
                if let runAt: Timestamp = try row?["run_at"], runAt == now + .hours(1) { break }
                try #require(ContinuousClock.now < deadline, "the job did not run")
                try await Task.sleep(for: .milliseconds(20))
            }
            group.cancelAll()
        }

        for (table, left) in [("sessions", 1), ("login_links", 1), ("idempotency_keys", 0), ("users", 1)] {
            let rows = try await house.database.read { try $0.rows("SELECT 1 AS one FROM \(raw: table)").count }
            #expect(rows == left, "\(table)")
        }
    }
}
