import Contacts
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing
import Workspaces

@testable import Campaigns

/// What another workspace has, in every place where a campaign names something: refused, and nothing of it counted or shown.
@Suite struct CampaignForeignTests {
    private static let elsewhere = WorkspaceID(rawValue: 2)
    /// The same number for everything of theirs: it is another kind of thing each time.
    private static let their: Int64 = 4_242

    /// Copies a row of ours as theirs.
    private func lend(_ table: String, _ world: CampaignWorld) async throws {
        try await world.database.write { transaction in
            let row = try #require(try transaction.row("SELECT * FROM \(raw: table) ORDER BY id LIMIT 1"))
            let names = row.all.map(\.0).filter { $0 != "workspace_id" && $0 != "id" }.joined(separator: ", ")
            try transaction.run(
                """
                INSERT INTO \(raw: table) (workspace_id, id, \(raw: names))
                SELECT \(raw: "\(Self.elsewhere.rawValue)"), \(raw: "\(Self.their)"), \(raw: names) FROM \(raw: table)
                ORDER BY id LIMIT 1
                """
            )
        }
    }

    private func world(_ kind: TestDatabase) async throws -> (CampaignWorld, CampaignID) {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(2))
        try await world.start(try await world.draft(try await world.people(2)))
        for table in ["contacts", "imports", "campaigns", "templates"] { try await lend(table, world) }
        let (there, their) = (Self.elsewhere, Self.their)
        try await world.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO tags (workspace_id, id, kind, name, folded_name, colour, created_at)
                VALUES (\(there), \(their), 'contact', 'Secret', 'secret', 'blue', 0)
                """
            )
            try transaction.run(
                """
                INSERT INTO companies (workspace_id, id, name, folded_name, created_at, updated_at)
                VALUES (\(there), \(their), 'Secret', 'secret', 0, 0)
                """
            )
            try transaction.run(
                """
                INSERT INTO contact_groups (workspace_id, id, purpose, kind, name, folded_name, description, created_at)
                VALUES (\(there), \(their), 'segment', 'static', 'Secret', 'secret', '', 0)
                """
            )
        }
        return (world, id)
    }

    private static var sources: [Audience.Source] {
        [
            .init(.segment, id: "\(SegmentID(rawValue: their))"),
            .init(.community, id: "\(CommunityID(rawValue: their))"),
            .init(.tag, id: "\(TagID(rawValue: their))"), .init(.company, id: "\(CompanyID(rawValue: their))"),
            .init(.import, id: "\(ImportID(rawValue: their))"), .init(.contacts, ids: [ContactID(rawValue: their)]),
            .init(.retarget, campaign: CampaignID(rawValue: their), outcome: .failed),
        ]
    }

    private func refusal(_ act: () async throws -> Void) async -> Problem? {
        do {
            try await act()
        } catch let error as any ProblemConvertible {
            return error.problem
        } catch let problem as Problem {
            return problem
        } catch {
            Issue.record("\(error)")
        }
        return nil
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing of another workspace is a part of an audience`(kind: TestDatabase) async throws {
        let (world, id) = try await world(kind)
        for source in Self.sources {
            for isExclusion in [false, true] {
                var wish = CampaignWish()
                wish.audience =
                    isExclusion
                    ? Audience(sources: [.init(.all)], exclude: [source]) : Audience(sources: [source, .init(.all)])
                let problem = await refusal { _ = try await world.campaigns.change(id, wish, by: world.caller) }
                #expect([404, 422].contains(problem?.status), "\(source.kind) \(isExclusion)")
                #expect(!"\(String(describing: problem))".contains("Secret"))
            }
        }
        #expect(try await world.campaign(id).options.audience == nil, "the draft is what it was")
    }

    @Test(arguments: TestDatabase.all)
    func `Nothing of another workspace is sent, answers, or is acted on`(kind: TestDatabase) async throws {
        let (world, id) = try await world(kind)
        let (their, template) = (Self.their, try await world.template().id)
        func plan(_ change: (inout ReplyPlan.Button) -> Void) -> CampaignWish {
            var wish = CampaignWish()
            var button = ReplyPlan.Button(index: 0)
            change(&button)
            wish.replies = ReplyPlan(buttons: [button], inbox: nil, memberId: nil, teamId: nil)
            return wish
        }
        func plain(_ change: (inout CampaignWish) -> Void) -> CampaignWish {
            var wish = CampaignWish()
            change(&wish)
            return wish
        }
        let member = ReplyPlan(buttons: [], inbox: nil, memberId: MemberID(rawValue: their), teamId: nil)
        let team = ReplyPlan(buttons: [], inbox: nil, memberId: nil, teamId: TeamID(rawValue: their))
        let foreign = Variant(
            key: "b",
            name: "b",
            template: TemplateID(rawValue: their),
            variables: [:],
            share: 50
        )
        let ours = Variant(key: "a", name: "a", template: template, variables: [:], share: 50)
        let wishes: [(String, CampaignWish)] = [
            ("channel", plain { $0.channelId = ChannelID(rawValue: their) }),
            ("template", plain { $0.templateId = TemplateID(rawValue: their) }),
            ("file", plain { $0.importId = ImportID(rawValue: their) }),
            ("variant", plain { $0.variants = [ours, foreign] }),
            ("button's tag", plan { $0.tagId = TagID(rawValue: their) }),
            ("button's colleague", plan { $0.memberId = MemberID(rawValue: their) }),
            ("button's team", plan { $0.teamId = TeamID(rawValue: their) }),
            ("colleague", plain { $0.replies = member }), ("team", plain { $0.replies = team }),
        ]
        for (name, wish) in wishes {
            let problem = await refusal { _ = try await world.campaigns.change(id, wish, by: world.caller) }
            #expect([404, 422].contains(problem?.status), "\(name)")
        }
        let acts: [(String, () async throws -> Void)] = [
            (
                "action's tag",
                {
                    _ = try await world.campaigns
                        .act(on: .failed, of: id, tag: TagID(rawValue: their), sequence: nil, by: world.caller)
                }
            ),
            (
                "action's campaign",
                {
                    _ = try await world.campaigns
                        .act(
                            on: .failed,
                            of: CampaignID(rawValue: their),
                            tag: nil,
                            sequence: "seq_1",
                            by: world.caller
                        )
                }
            ),
            (
                "retarget",
                {
                    _ = try await world.campaigns
                        .retarget(CampaignID(rawValue: their), .failed, name: nil, by: world.caller)
                }
            ),
            (
                "copy",
                { _ = try await world.campaigns.copy(CampaignID(rawValue: their), name: nil, by: world.caller) }
            ),
            (
                "settings",
                {
                    let channel = ChannelID(rawValue: their)
                    _ = try await world.campaigns.set(CampaignSettings(), of: channel, by: world.caller)
                }
            ),
            (
                "preview",
                { _ = try await world.campaigns.preview(CampaignID(rawValue: their), row: 1, in: CampaignWorld.here) }
            ),
        ]
        for (name, act) in acts {
            let problem = await refusal(act)
            #expect([404, 422].contains(problem?.status), "\(name)")
        }
        let listed = try await world.campaigns.page(CampaignWorld.here, after: nil, limit: 100)
        #expect(!listed.contains { $0.campaign.id == CampaignID(rawValue: their) })
    }

    @Test(arguments: TestDatabase.all)
    func `The list is narrowed by state, channel, template, name and time`(kind: TestDatabase) async throws {
        let (world, id) = try await world(kind)
        let template = try await world.template().id
        _ = try await world.campaigns.change(
            id,
            name: "Ärger im 100% Sommer",
            channel: nil,
            template: nil,
            importID: nil,
            variables: nil,
            by: world.caller
        )
        func found(_ change: (inout CampaignFilter) -> Void) async throws -> [Campaign.State] {
            var filter = CampaignFilter()
            change(&filter)
            return try await world.campaigns.page(CampaignWorld.here, filter, after: nil, limit: 10).map(
                \.campaign.state
            )
        }
        #expect(try await found { _ in } == [.running, .draft])
        #expect(try await found { $0.state = .draft } == [.draft])
        #expect(try await found { $0.state = .late }.isEmpty)
        #expect(try await found { $0.search = "ärger IM" } == [.draft])
        #expect(try await found { $0.search = "100%" } == [.draft])
        #expect(try await found { $0.search = "100_" }.isEmpty)
        #expect(try await found { $0.template = template }.count == 2)
        #expect(try await found { $0.template = TemplateID(rawValue: Self.their) }.isEmpty)
        #expect(try await found { $0.channel = CampaignWorld.channel }.count == 2)
        #expect(try await found { $0.channel = ChannelID(rawValue: Self.their) }.isEmpty)
        #expect(try await found { $0.from = world.clock.now + .seconds(1) }.isEmpty)
        #expect(try await found { $0.to = world.clock.now }.isEmpty)
        #expect(try await found { $0.from = world.clock.now }.count == 2)
    }
}
