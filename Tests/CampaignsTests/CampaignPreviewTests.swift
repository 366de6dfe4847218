import CloudAPI
import Contacts
import Primitives
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

/// What people see of a campaign before it goes out.
@Suite struct CampaignPreviewTests {
    @Test(arguments: TestDatabase.all)
    func `Each of the first people is shown what they get: their variant, or why they get nothing`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let (here, ambient) = (CampaignWorld.here, world.ambient)
        let template = try await world.template().id
        let other: TemplateID = ambient.id()
        let people = try await world.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
                    parameter_format, created_at, changed_at)
                SELECT workspace_id, \(raw: "\(other.rawValue)"), channel_id, '2', 'other', language, category, status,
                    '[{"type":"BODY","text":"Hello {{1}}, it is here."}]', parameter_format, created_at, changed_at
                FROM templates WHERE id = \(template)
                """
            )
            return try (0..<24).map { number in
                let phone = try #require(PhoneNumber("+91812100\(1000 + number)"))
                let identities = ContactIdentities(phone: phone, name: "Person \(number)")
                return try ContactStore(transaction, ambient: ambient)
                    .resolve(workspace: here, identities: identities, source: .manual).id
            }
        }
        try await world.block("+918121001003")
        let name = ["body.1": VariableSource(field: "name")]
        var wish = CampaignWish(name: "Try", channel: CampaignWorld.channel, template: template, variables: name)
        wish.audience = Audience(sources: [.init(.contacts, ids: people)])
        wish.variants = [("a", template), ("b", other)].map {
            Variant(key: $0.0, name: $0.0, template: $0.1, variables: name, share: 50)
        }
        wish.holdout = 10
        let id = try await world.campaigns.create(wish, by: world.caller).campaign.id
        let split = Split(id, try await world.campaign(id).options)

        var variants: Set<String> = []
        var rows = 0
        for row in 1...20 {
            guard let shown = try? await world.campaigns.preview(id, row: row, in: here) else { break }
            rows += 1
            let contact = try await world.contact(shown.to.rawValue)
            #expect(shown.variant == split.variant(of: contact.id))
            #expect(shown.skipped == nil && shown.problems.isEmpty && contact.blockedAt == nil)
            let words = shown.variant == "b" ? "Hello \(contact.name), it is here." : "Hi \(contact.name), your order"
            #expect(
                shown.components.contains { $0["text"]?.string?.contains(words) == true },
                "\(shown.variant ?? "-")"
            )
            variants.insert(shown.variant ?? "")
        }
        #expect(rows > 10)
        #expect(variants == ["a", "b"])

        var reasons: Set<Int64> = []
        for row in 1...20 {
            guard let shown = try? await world.campaigns.preview(id, row: row, isLeftOut: true, in: here) else { break }
            reasons.insert(try #require(shown.skipped))
            #expect(!shown.problems.isEmpty)
        }
        #expect(reasons.contains(SkipReason.blocked.code))
        #expect(reasons.isSubset(of: [SkipReason.blocked.code, SkipReason.heldOut.code]))
        await #expect(throws: CampaignError.rowNotFound(21)) {
            _ = try await world.campaigns.preview(id, row: 21, in: here)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Somebody of a file who would be left out is shown as such`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(2))
        try await world.start(try await world.draft(try await world.people(2)))
        try await world.block("+918121000001")
        let rows = try await world.campaigns.preview(id, row: nil, in: CampaignWorld.here).row
        let first = try await world.campaigns.preview(id, row: rows, in: CampaignWorld.here)
        #expect(first.skipped == nil)
        let second = try await world.campaigns.preview(id, row: rows + 1, in: CampaignWorld.here)
        #expect(second.skipped == SkipReason.blocked.code)
    }
}
