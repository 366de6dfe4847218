import CloudAPI
import Contacts
import Credits
import Primitives
import Routes
import Storage
import TestSupport
import Testing
import TrackedLinks

@testable import Campaigns
@testable import Messaging

/// Whatever happens to a campaign, its report, the list of its people, the file of them, its own counters and the ledger say the same.
@Suite struct ReportAgreementTests {
    @Test(arguments: TestDatabase.all, 0..<4)
    func `Funnel, reasons, people, file, hours and ledger agree to the unit`(kind: TestDatabase, turn: Int) async throws
    {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        let history = try await CampaignHistory(kind, seed: seed, people: 24)
        for _ in 0..<90 { try await history.step() }
        try await history.expectAgreement("seed \(seed), under way")
        try await history.end()
        try await history.expectAgreement("seed \(seed), at the end")
        try await history.world.expectSound()
    }
}

/// One campaign to whom things happen by lot.
final class CampaignHistory {
    let world: AnswerWorld
    let id: CampaignID
    private let links: TrackedLinks
    private let link: TrackedLink
    private let people: Int
    private var dice: SeededGenerator
    /// How often Meta was handed each row's message, and which of them it took.
    private var attempts: [Int: Int] = [:]
    private var taken: [(row: Int, attempt: Int)] = []
    private var told: [JSON] = []

    init(_ kind: TestDatabase, seed: UInt64, people: Int) async throws {
        let world = try await AnswerWorld(kind)
        self.world = world
        self.people = people
        dice = SeededGenerator(seed: seed)
        let (holdout, perDay) = (Int.random(in: 0...1, using: &dice) * 10, Int.random(in: 8...30, using: &dice))
        id = try await world.started(people) { wish in
            wish.retry = Retry(on: true)
            wish.holdout = holdout
            var schedule = Schedule()
            schedule.perDay = perDay
            wish.schedule = schedule
        }
        links = TrackedLinks(database: world.database, ambient: world.ambient, publicURL: "https://x.example") {
            try world.answers.clicked($2, in: $1, $0)
        }
        let campaign = id
        link = try await world.database.write {
            try TrackedLinkStore($0, in: world.workspace)
                .link(TrackedLink.Owner(campaign), to: "https://shop.example", ambient: world.ambient)
        }
    }

    func step() async throws {
        switch Int.random(in: 0..<20, using: &dice) {
        case 0..<5: try await send()
        case 5..<11: try await hear()
        case 11..<14: try await write()
        case 14: _ = try await links.follow(link.token(for: Int64(row())), isVisit: true)
        case 15, 16:
            world.clock.advance(by: .minutes(Int64.random(in: 1...2_400, using: &dice)))
            try await world.run(id)
        case 17: try await again()
        case 18:
            let isRunning = try await world.campaign(id).state == .running
            if isRunning { _ = try? await world.campaigns.pause(id, by: world.caller) }
            if Bool.random(using: &dice) { try await world.run(id) }
            _ = try? await world.campaigns.resume(id, by: world.caller)
            try await world.run(id)
        default:
            if Int.random(in: 0..<4, using: &dice) == 0 { try await world.refuse(try await world.contact(row()).id) }
        }
    }

    func end() async throws {
        _ = try? await world.campaigns.cancel(id, by: world.caller)
        for _ in 0..<3 {
            try await world.run(id)
            world.clock.advance(by: .minutes(1))
        }
    }

    private func row() -> Int { Int.random(in: 1...people, using: &dice) }

    private func send() async throws {
        let claimed = try await world.line.claim(world.channel, limit: Int.random(in: 1...6, using: &dice))
        var outcomes: [OutcomeWriter.Outcome] = []
        for message in claimed {
            let row = Int(message.reference ?? 0)
            switch Int.random(in: 0..<12, using: &dice) {
            case 0:
                outcomes.append(
                    .answered(message, .rateLimited(GraphError(code: 131_056, message: "pair"), retryAfter: nil))
                )
            case 1: outcomes.append(.answered(message, .refused(GraphError(code: 131_026, message: "not there"))))
            case 2: outcomes.append(.answered(message, .unknown(.timedOut)))
            case 3: outcomes.append(.answered(message, .unreachable("no route")))
            default:
                let attempt = (attempts[row] ?? 0) + 1
                attempts[row] = attempt
                taken.append((row, attempt))
                let name = "wamid.\(id).\(row)" + (attempt == 1 ? "" : ".\(attempt)")
                outcomes.append(.answered(message, .accepted(AcceptedMessage(id: name))))
            }
        }
        if !outcomes.isEmpty { try await world.record(outcomes.shuffled(using: &dice)) }
    }

    private func hear() async throws {
        guard let (row, attempt) = taken.randomElement(using: &dice) else { return }
        let code = [nil, 131_026, 131_049, 131_000, 131_050, 130_472, 131_048].randomElement(using: &dice) ?? nil
        let word = ["sent", "delivered", "delivered", "read", "failed"].randomElement(using: &dice) ?? "sent"
        let status = world.status(
            word,
            row,
            of: id,
            code: word == "failed" ? code : nil,
            category: Int.random(in: 0..<6, using: &dice) == 0 ? "utility" : "marketing",
            type: Int.random(in: 0..<6, using: &dice) == 0 ? "free_customer_service" : "regular",
            attempt: attempt
        )
        told.append(status)
        var all = [status]
        if Bool.random(using: &dice), let old = told.randomElement(using: &dice) { all.append(old) }
        try await world.receive(statuses: all)
        if Bool.random(using: &dice) { try await world.run(id) }
    }

    private func write() async throws {
        guard let (row, attempt) = taken.randomElement(using: &dice) else { return }
        let quoted = "wamid.\(id).\(row)" + (attempt == 1 ? "" : ".\(attempt)")
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: try await world.receive([world.says("STOP", row)])
        case 1, 2: try await world.receive([world.taps("Tell me more", row, of: id)])
        case 3: try await world.receive([world.says("Hello", self.row())])
        case 4: try await world.receive([world.says("Nice", row, quoting: quoted)])
        default: try await world.receive([world.says("Hi", row)])
        }
    }

    private func again() async throws {
        let failed = try await world.recipients(id).filter { $0.state == .failed }.compactMap(\.message)
        guard let message = failed.randomElement(using: &dice) else { return }
        _ = try? await world.again(message)
    }
}

extension CampaignHistory {
    func expectAgreement(_ about: Comment, _ location: SourceLocation = #_sourceLocation) async throws {
        let report = try await world.freshReport(id)
        let body = ReportBody(report)
        let campaign = report.campaign
        let people = try await world.campaigns.recipients(
            id,
            state: nil,
            search: nil,
            after: 0,
            limit: 1_000,
            in: world.workspace
        )
        func same<Value: Equatable>(_ left: Value, _ right: Value, _ what: String) {
            #expect(left == right, "\(what): \(about)", sourceLocation: location)
        }
        func count(_ states: RecipientState...) -> Int { people.count { states.contains($0.recipient.state) } }

        let funnel = body.funnel
        same(funnel.audience, people.count, "audience")
        same(funnel.skipped, count(.skipped), "skipped")
        same(body.skipped.reduce(0) { $0 + $1.count }, funnel.skipped, "reasons of who was left out")
        same(funnel.failed, count(.failed), "failed")
        same(body.reasons.reduce(0) { $0 + $1.count }, funnel.failed, "reasons of failures")
        same(funnel.unknown, count(.unknown), "unknown")
        same(funnel.sent, count(.sent, .delivered, .read), "sent")
        same(funnel.delivered, count(.delivered, .read), "delivered")
        same(funnel.read, count(.read), "read")
        same(funnel.attempted, people.count - count(.queued, .skipped, .cancelled), "attempted")
        same(funnel.replied, people.count { $0.reply.repliedAt != nil }, "replied")
        same(funnel.clicked, people.count { $0.reply.clickedAt != nil }, "clicked")
        same(funnel.optedOut, people.count { $0.reply.optedOutAt != nil }, "opted out")
        same(body.buttons.first?.people ?? 0, people.count { $0.reply.hasTapped(0) }, "who tapped")
        for reason in body.reasons {
            let rows = people.filter { $0.recipient.state == .failed && $0.recipient.errorCode == reason.code }
            same(rows.count, reason.count, "code \(reason.code)")
            let titles = Set(rows.compactMap { RecipientBody($0, for: world.caller).error?.title })
            #expect(titles.isSubset(of: [reason.title]), "\(about)", sourceLocation: location)
        }
        let hours = body.hours
        same(hours.reduce(0) { $0 + $1.sent }, funnel.sent, "hours: sent")
        same(hours.reduce(0) { $0 + $1.delivered }, funnel.delivered, "hours: delivered")
        same(hours.reduce(0) { $0 + $1.read }, funnel.read, "hours: read")
        same(hours.reduce(0) { $0 + $1.replied }, funnel.replied, "hours: replied")
        same(hours.reduce(0) { $0 + $1.clicked }, funnel.clicked, "hours: clicked")

        let rows = people.map { RecipientBody($0, for: world.caller) }
        let charged = rows.reduce(Points.zero) { $0 + ($1.cost.charged ?? .zero) }
        same(charged, campaign.charged, "charged to people")
        same(body.cost.charged, campaign.charged, "charged in the report")
        same(try await world.wallet().spent, campaign.charged, "spent by the wallet")
        same(body.cost.lines.reduce(.zero) { $0 + $1.charged }, body.cost.charged, "lines: charged")
        same(body.cost.lines.reduce(.zero) { $0 + $1.estimated }, body.cost.estimated, "lines: estimated")
        same(body.cost.lines.reduce(0) { $0 + $1.count }, people.count - untouched(people), "lines: people")
        same(body.cost.estimated, campaign.estimated, "estimated")
        for line in body.cost.lines where line.why == nil {
            same(line.estimated, line.charged, "a line without a reason")
        }

        let sheet = try #require(
            await RecipientSheet(campaigns: world.campaigns, campaign: id, caller: world.caller, outcome: nil).next(
                after: 0
            )
        ).rows
        func column(_ name: String) -> [String] {
            RecipientSheet.header.firstIndex(of: name).map { place in sheet.map { $0[place] } } ?? []
        }
        same(sheet.count, people.count, "the file's rows")
        same(column("state"), people.map(\.recipient.state.rawValue), "the file's states")
        same(column("charged"), rows.map { $0.cost.charged?.description ?? "" }, "the file's charges")
        same(column("replied_at").count { !$0.isEmpty }, funnel.replied, "the file's replies")
        same(column("clicked_at").count { !$0.isEmpty }, funnel.clicked, "the file's clicks")
        same(column("opted_out_at").count { !$0.isEmpty }, funnel.optedOut, "the file's opt-outs")
        same(column("code"), rows.map { $0.error.map { "\($0.code)" } ?? "" }, "the file's codes")
    }

    /// Who was left out before there was an estimate.
    private func untouched(_ people: [ShownRecipient]) -> Int {
        let early = [SkipReason.heldOut, .withoutNumber, .excluded].map(\.code)
        return people.count { $0.recipient.state == .skipped && early.contains($0.recipient.errorCode ?? 0) }
    }
}

extension AnswerWorld {
    /// Without what was kept of an earlier one.
    func freshReport(_ id: CampaignID) async throws -> CampaignReport {
        clock.advance(by: .milliseconds(1))
        return try await campaigns.report(id, in: workspace)
    }
}
