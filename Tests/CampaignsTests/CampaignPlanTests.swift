import CloudAPI
import Contacts
import Credits
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

@Suite struct CampaignPlanTests {
    @Test(arguments: TestDatabase.all)
    func `The estimate is the sum over the people`(kind: TestDatabase) async throws {
        let seed: UInt64 = 42
        var generator = SeededGenerator(seed: seed)
        let world = try await CampaignWorld(kind)
        let numbers = (0..<400).map { number -> String in
            let places = ["+91812", "+4915123", "+971501", "+1201483", "+551198", "+658123"]
            let digits = String(1_000_000 + number * 37)
            let place = places[Int.random(in: 0..<places.count, using: &generator)]
            let length = ["+4915123": 6, "+971501": 6, "+1201483": 4, "+658123": 4][place] ?? 7
            return place + digits.suffix(length)
        }
        let file = try await world.file(Array(("Name,Phone\n" + numbers.map { "Person,\($0)\n" }.joined()).utf8))
        try await world.database.write { try $0.run("UPDATE templates SET category = 'MARKETING'") }
        let id = try await world.draft(file)
        // All of them are contacts; some refuse, some have just come from an ad.
        let good = try await world.imports.rows(
            of: file.id,
            verdict: .ok,
            after: 0,
            limit: 1000,
            in: CampaignWorld.here
        )
        let contacts = try await world.database.write { transaction in
            try ContactStore(transaction, ambient: world.ambient).upsert(
                good.compactMap { row in row.e164.map { (phone: $0, name: "") } },
                source: .import,
                in: CampaignWorld.here
            )
        }
        var windows: [ContactID: Window] = [:]
        for contact in contacts.values.sorted(by: { $0.id < $1.id }) {
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: try await world.consent(try #require(contact.phone).rawValue, .no)
            case 1: try await world.block(try #require(contact.phone).rawValue)
            case 2, 3:
                windows[contact.id] = Window(
                    serviceUntil: nil,
                    entryPointUntil: world.clock.now + .hours(1),
                    freeServiceLeft: 0
                )
            default: break
            }
        }
        world.whatsApp.open(windows)

        let estimate = try await world.campaigns.estimate(id, in: CampaignWorld.here)
        let (total, count) = try await world.database.read { [windows] transaction in
            let book = try world.credits.ledger(in: transaction).book(CampaignWorld.here)
            let store = ContactStore(transaction, ambient: world.ambient)
            var sum = Points.zero
            var count = 0
            for row in good {
                guard let phone = row.e164, let contact = try store.find(phone, in: CampaignWorld.here),
                    contact.blockedAt == nil, contact.optIn != .no
                else { continue }
                let window = windows[contact.id] ?? .closed
                sum += try book.quote(.marketing, to: phone, window: window, at: world.clock.now).amount
                count += 1
            }
            return (sum, count)
        }
        #expect(estimate.total == total, "seed \(seed)")
        #expect(estimate.recipients == count)
        #expect(estimate.lines.contains { $0.free == .entryPoint })
        #expect(estimate.lines.count > 4)

        try await world.start(id)
        #expect(try await world.campaign(id).estimated == total)
        #expect(try await world.campaigns.estimate(id, in: CampaignWorld.here).lines == estimate.lines)
        #expect(try await world.wallet().held == total)
    }

    @Test(arguments: TestDatabase.all)
    func `A draft can grow piece by piece, and only a draft`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let template = try await world.template().id
        let made = try await world.campaigns.create(
            name: "  Spring \n sale ",
            channel: CampaignWorld.channel,
            template: template,
            importID: nil,
            variables: [:],
            by: world.caller
        ).campaign
        #expect(made.name == "Spring sale")
        #expect(made.state == .draft)
        #expect(try await world.campaigns.estimate(made.id, in: CampaignWorld.here).total == .zero)
        await #expect(throws: CampaignError.importNotFound) {
            try await world.campaigns.start(made.id, at: nil, by: world.caller)
        }
        let file = try await world.people(2)
        func change(_ variables: [String: VariableSource]) async throws {
            _ = try await world.campaigns.change(
                made.id,
                name: nil,
                channel: nil,
                template: nil,
                importID: file.id,
                variables: variables,
                by: world.caller
            )
        }
        await #expect(
            throws: CampaignError.variables([
                VariableFault(key: "body.1", words: "The file has no column \u{201C}X\u{201D}.")
            ])
        ) {
            try await change(["body.1": VariableSource(column: "X")])
        }
        await #expect(
            throws: CampaignError.variables([
                VariableFault(key: "body.2", words: "The template has no variable body.2.")
            ])
        ) {
            try await change(["body.2": VariableSource(text: "x")])
        }
        try await change([:])
        await #expect(
            throws: CampaignError.variables([
                VariableFault(key: "body.1", words: "Choose a column or write a text for body.1.")
            ])
        ) {
            try await world.campaigns.start(made.id, at: nil, by: world.caller)
        }
        try await change(["body.1": VariableSource(text: "friend")])
        try await world.start(made.id)
        await #expect(throws: CampaignError.wrongState(.running, wanted: "draft")) { try await change([:]) }
        await #expect(throws: CampaignError.wrongState(.running, wanted: "a draft")) {
            try await world.campaigns.delete(made.id, by: world.caller)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Every step that a state does not allow is refused`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(1)
        typealias Act = @Sendable (CampaignID) async throws -> Void
        let acts: [(String, Act)] = [
            ("start", { _ = try await world.campaigns.start($0, at: nil, by: world.caller) }),
            ("pause", { _ = try await world.campaigns.pause($0, by: world.caller) }),
            ("resume", { _ = try await world.campaigns.resume($0, by: world.caller) }),
            ("cancel", { _ = try await world.campaigns.cancel($0, by: world.caller) }),
            ("delete", { try await world.campaigns.delete($0, by: world.caller) }),
        ]
        let allowed: [Campaign.State: Set<String>] = [
            .draft: ["start", "delete"],
            .scheduled: ["start", "cancel"],
            .late: ["start", "cancel"],
            .starting: ["cancel"],
            // Resuming what runs, pausing what is paused, cancelling what is cancelled: it is so already.
            .running: ["pause", "cancel", "resume"],
            .paused: ["pause", "resume", "cancel"],
            .completed: [],
            .cancelled: ["cancel"],
            .failed: [],
        ]
        for state in Campaign.State.allCases {
            for (name, act) in acts {
                let id = try await world.draft(file)
                try await world.database.write {
                    if state == .late {
                        try $0.run("UPDATE campaigns SET state = 'scheduled', late_since = 1 WHERE id = \(id)")
                    } else {
                        try $0.run("UPDATE campaigns SET state = \(state.rawValue) WHERE id = \(id)")
                    }
                }
                var isAllowed = true
                do { try await act(id) } catch is CampaignError { isAllowed = false }
                #expect(isAllowed == allowed[state]?.contains(name), "\(name) when \(state)")
            }
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Another workspace sees nothing and moves nothing`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.people(1)
        let id = try await world.draft(file)
        let elsewhere = WorkspaceID(rawValue: 2)
        let stranger = Caller(workspace: elsewhere, actor: .member(MemberID(rawValue: 9), UserID(rawValue: 9), .owner))
        let template = try await world.template().id
        let campaigns = world.campaigns
        let acts: [@Sendable () async throws -> Void] = [
            { _ = try await campaigns.find(id, in: elsewhere) },
            { _ = try await campaigns.estimate(id, in: elsewhere) },
            { _ = try await campaigns.preview(id, row: nil, in: elsewhere) },
            { _ = try await campaigns.recipients(id, state: nil, search: nil, after: 0, limit: 1, in: elsewhere) },
            { _ = try await campaigns.start(id, at: nil, by: stranger) },
            { _ = try await campaigns.pause(id, by: stranger) },
            { _ = try await campaigns.resume(id, by: stranger) },
            { _ = try await campaigns.cancel(id, by: stranger) },
            { try await campaigns.delete(id, by: stranger) },
            { _ = try await campaigns.trial(id, row: nil, to: "+918121000000", by: stranger) },
            {
                _ = try await campaigns.change(
                    id,
                    name: "x",
                    channel: nil,
                    template: nil,
                    importID: nil,
                    variables: nil,
                    by: stranger
                )
            },
        ]
        for act in acts { await #expect(throws: CampaignError.notFound(id)) { try await act() } }
        #expect(try await campaigns.page(elsewhere, after: nil, limit: 10).isEmpty)
        await #expect(throws: CampaignError.channelNotFound(CampaignWorld.channel)) {
            try await campaigns.create(
                name: "x",
                channel: CampaignWorld.channel,
                template: template,
                importID: file.id,
                variables: [:],
                by: stranger
            )
        }
        #expect(try await world.campaign(id).state == .draft)
    }

    @Test(arguments: TestDatabase.all)
    func `The preview shows one person's message, and a trial sends it`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.file(
            Array("Name,Phone\n\"Ada\nByron\",+918121000001\n,+918121000002\nCat,n/a\n".utf8)
        )
        let id = try await world.draft(file, variables: ["body.1": VariableSource(column: "Name")])

        let preview = try await world.campaigns.preview(id, row: nil, in: CampaignWorld.here)
        #expect(preview.components.first?["text"]?.string == "Hi Ada Byron, your order is on its way.")
        #expect(preview.problems.isEmpty)
        #expect(
            try await world.campaigns.preview(id, row: 3, in: CampaignWorld.here).problems == ["body.1 has no value."]
        )
        for row in [4, 99] {
            await #expect(throws: CampaignError.rowNotFound(row)) {
                try await world.campaigns.preview(id, row: row, in: CampaignWorld.here)
            }
        }
        _ = try await world.campaigns.trial(id, row: 2, to: "081210 00009", by: world.caller)
        let trial = try #require(world.whatsApp.trials.first)
        #expect(trial.values == ["body.1": "Ada Byron"])
        #expect(trial.contact == (try await world.contact("+918121000009").id))
        await #expect(throws: ContactError.badNumber(.notANumber)) {
            try await world.campaigns.trial(id, row: 2, to: "nobody", by: world.caller)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Recipients are found by state and by name, and exported without formulas`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.file(
            Array(
                "Name,Phone\n\"=HYPERLINK(\"\"http://x\"\")\",+918121000001\nMárcia,+918121000002\nbob,+918121000003\n"
                    .utf8
            )
        )
        let id = try await world.draft(file)
        try await world.start(id)
        func names(_ state: RecipientState?, _ search: String?) async throws -> [String] {
            try await world.campaigns.recipients(
                id,
                state: state,
                search: search,
                after: 0,
                limit: 10,
                in: CampaignWorld.here
            ).map(\.recipient.name)
        }
        #expect(try await names(.queued, nil).count == 3)
        #expect(try await names(.failed, nil).isEmpty)
        #expect(try await names(nil, "marc") == ["Márcia"])
        #expect(try await names(nil, "+91 81210 00003") == ["bob"])

        try await world.dispatch(id)
        let sheet = RecipientSheet(campaigns: world.campaigns, campaign: id, caller: world.caller, outcome: nil)
        let lines = try await sheet.next(after: 0)?.rows.map(CSVLine.text) ?? []
        #expect(lines.count == 3)
        #expect(RecipientSheet.header.last == "attempt")
        #expect(lines.allSatisfy { $0.hasSuffix(",1\r\n") || $0.hasSuffix(",1\n") || $0.hasSuffix(",1") })
        #expect(lines[0].contains("'=HYPERLINK"))
        #expect(lines.allSatisfy { !$0.contains(",=") && !$0.hasPrefix("=") })
        #expect(
            lines.allSatisfy {
                $0.split(separator: ",", omittingEmptySubsequences: false).count >= RecipientSheet.header.count
            }
        )
    }

    @Test(arguments: TestDatabase.all)
    func `Events of a thousand changes are few`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(1_000))
        try await world.start(id)
        try await world.dispatch(id, limit: 20)
        try await world.work()
        world.clock.advance(by: .seconds(1))
        try await world.work()
        let told = try await world.count("SELECT count(*) AS count FROM events WHERE kind = 'campaign.changed'")
        #expect(told <= 5)
        let last = try await world.database.read { transaction in
            try transaction.row("SELECT payload FROM events WHERE kind = 'campaign.changed' ORDER BY id DESC LIMIT 1")?[
                "payload"
            ]
                as String?
        }
        #expect(last?.contains("\"state\":\"completed\"") == true)
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody left to write to is said, not sent`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let file = try await world.file(Array("Name,Phone\n,+918121000001\n".utf8))
        let id = try await world.draft(file, variables: ["body.1": VariableSource(column: "Name")])
        try await world.start(id)
        let failed = try await world.campaign(id)
        #expect(failed.failure?.code == .nobodyLeft)
        #expect(failed.counts[.skipped] == 1)
    }
}
