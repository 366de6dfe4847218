import Contacts
@testable import Messaging
import Primitives
import Storage
import TestSupport
import Testing

/// What the messages to a company's contacts have cost.
struct CompanyCreditTests {
    @Test(arguments: TestDatabase.all)
    func `It is the sum of what each message was charged, of those who are the company's now, in one statement`(
        kind: TestDatabase
    ) async throws {
        let world = try await MessagingWorld(kind)
        let ada = try await world.member("Ada")
        let (acme, empty) = (CompanyID(rawValue: 31), CompanyID(rawValue: 32))
        var total = Points.zero
        for (place, company) in [acme, acme, CompanyID(rawValue: 33)].enumerated() {
            let id = try await world.conversation("91980000007\(place)")
            let contact = try await world.find(id).contact
            let costs = [Points(micro: 863_100), .zero, Points(micro: 115_000 * Int64(place + 1))]
            for cost in costs {
                let sent = try await world.text(to: id, by: ada).id
                try await world.database.write { transaction in
                    try transaction.run(
                        """
                        UPDATE messages SET charged = \(cost) WHERE workspace_id = \(world.workspace) AND id = \(sent)
                        """
                    )
                    try transaction.run(
                        """
                        UPDATE contacts SET company_id = \(company)
                        WHERE workspace_id = \(world.workspace) AND id = \(contact)
                        """
                    )
                }
                if company == acme { total = total + cost }
            }
        }

        let used = try await world.database.read {
            try ConversationStore($0).charged(to: [acme, empty], in: world.workspace)
        }
        #expect(used == [acme: total])
        let elsewhere = try await world.database.read {
            try ConversationStore($0).charged(to: [acme], in: WorkspaceID(rawValue: 8))
        }
        #expect(elsewhere.isEmpty)
    }

    @Test func `It comes from its index`() async throws {
        let world = try await MessagingWorld(.sqlite)
        let plan = try await world.database.read { transaction in
            try transaction.rows(
                "EXPLAIN QUERY PLAN "
                    + ConversationStore.charged(to: [CompanyID(rawValue: 1)], in: world.workspace)
            ).map { try $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("messages_charged") }, "\(plan)")
    }
}
