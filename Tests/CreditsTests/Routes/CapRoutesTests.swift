import Credits
import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import Workspaces

struct CapRoutesTests {
    @Test(arguments: TestDatabase.all)
    func `An owner sets caps, everybody sees them and what counts under them`(kind: TestDatabase) async throws {
        let bank = try await Bank.open(kind, points: 100)
        try await bank.database.write { transaction in
            try WorkspaceStore(transaction).insert(
                Workspace(
                    id: bank.workspace,
                    name: "Engines",
                    country: "IN",
                    timeZone: "Asia/Kolkata",
                    createdAt: bank.now
                )
            )
        }
        let key = "\(APIKeyID(rawValue: 71))"
        let body = #"{"day":"50","month":"0.5","campaign":null,"apiKeys":[{"id":"\#(key)","cap":"3"}]}"#

        #expect(try await bank.ask("/api/credits/caps", .put, body: body, role: .admin).status == 403)
        #expect(try await bank.ask("/api/credits/caps", .put, body: #"{"day":"-1"}"#).status == 422)
        #expect(try await bank.ask("/api/credits/caps", .put, body: body).status == 200)

        _ = try? await bank.campaign(1...1)
        let caps = try await bank.object("/api/credits/caps", role: .member)
        #expect(caps["day"] as? String == "50" && caps["dayUsed"] as? String == "0")
        #expect(caps["month"] as? String == "0.5" && caps["monthRenewsAt"] as? String == "2026-11-30T18:30:00.000Z")
        #expect((caps["apiKeys"] as? [[String: Any]])?.first?["id"] as? String == key)
        let whole = try await bank.object("/api/credits", role: .member)
        #expect((whole["caps"] as? [String: Any])?["day"] as? String == "50")
        #expect(whole["strict"] as? Bool == false)
        let detail: String? = try await bank.database.read {
            try $0.row("SELECT detail FROM audit_entries WHERE action = 'credits.caps-set'")?["detail"]
        }
        #expect(detail == "day 50, month 0.5, campaign none, 1 API keys")
        try await bank.expectSound()
    }
}
