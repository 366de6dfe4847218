import Calendars
import Contacts
import Credits
import Primitives
import Routes
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

/// When messages leave: hours, throttles, days, attempts and tests.
@Suite struct CampaignScheduleTests {
    private func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

    private func hours(_ zones: [String], _ quiet: QuietHours?) -> SendingHours {
        SendingHours(zones.compactMap { ZoneClock($0) }, quiet)
    }

    @Test(arguments: [
        // Now, and when it is open next, for quiet hours from 21:00 to 09:00.
        (["Asia/Kolkata"], "2026-03-10T10:00:00Z", "2026-03-10T10:00:00Z"),
        (["Asia/Kolkata"], "2026-03-10T15:30:00Z", "2026-03-11T03:30:00Z"),
        (["Asia/Kolkata"], "2026-03-10T03:29:59Z", "2026-03-10T03:30:00Z"),
        // The clocks go forward on 29 March: nine o'clock comes an hour sooner.
        (["Europe/Berlin"], "2026-03-28T21:00:00Z", "2026-03-29T07:00:00Z"),
        // In a country of several zones it is quiet while it is quiet in one of them.
        (["America/New_York", "America/Los_Angeles"], "2026-06-10T14:00:00Z", "2026-06-10T16:00:00Z"),
        (["America/New_York", "America/Los_Angeles"], "2026-06-11T01:30:00Z", "2026-06-11T16:00:00Z"),
    ])
    func `Quiet hours end when the clock on the wall says so`(zones: [String], now: String, open: String) throws {
        let found = hours(zones, QuietHours(from: "21:00", to: "09:00")).next(from: try moment(now))
        #expect(found == (try moment(open)))
    }

    @Test func `Only on the days that are allowed, and never when none is`() throws {
        let weekdays = QuietHours(from: "20:00", to: "08:00", days: [1, 2, 3, 4, 5])
        // A Saturday.
        let saturday = try moment("2026-03-14T12:00:00Z")
        #expect(hours(["UTC"], weekdays).next(from: saturday) == (try moment("2026-03-16T08:00:00Z")))
        #expect(hours(["UTC"], nil).next(from: saturday) == saturday)
        // Where a country's zones leave no common moment, its middle one decides.
        let narrow = QuietHours(from: "10:00", to: "09:00")
        let wide = hours(["Asia/Kamchatka", "Asia/Novosibirsk", "Europe/Kaliningrad"], narrow).next(from: saturday)
        #expect(wide == (try moment("2026-03-15T02:00:00Z")))
    }

    @Test func `Everybody's own ten o'clock, also across a change of the clocks`() throws {
        let account = try #require(ZoneClock("Asia/Kolkata"))
        let start = try moment("2026-03-29T04:30:00Z")
        #expect(
            hours(["Europe/Berlin"], nil).moment(showing: start, of: account) == (try moment("2026-03-29T08:00:00Z"))
        )
        #expect(hours(["Asia/Tokyo"], nil).moment(showing: start, of: account) == (try moment("2026-03-29T01:00:00Z")))
        #expect(!CountryZones.clocks(of: "US").isEmpty)
        #expect(CountryZones.clocks(of: "IN").map(\.name) == ["Asia/Kolkata"])
        #expect(CountryZones.clocks(of: "??").isEmpty)
    }

    @Test func `An audience above the day's limit takes days, and what is used up today counts`() {
        func counts(_ people: Int, perDay: Int?, left: Int?, limit: Int?) -> [Int] {
            let standing = ChannelStanding(messagesPerSecond: 80, left: left, limit: limit)
            return WaveForecast(people: people, perDay: perDay, standing: standing).counts
        }
        #expect(counts(5_000, perDay: nil, left: nil, limit: nil) == [5_000])
        #expect(counts(5_000, perDay: nil, left: 500, limit: 2_000) == [500, 2_000, 2_000, 500])
        #expect(counts(5_000, perDay: 1_000, left: 500, limit: 2_000) == [500, 1_000, 1_000, 1_000, 1_000, 500])
        #expect(counts(10, perDay: nil, left: 0, limit: 250) == [0, 10])
        #expect(counts(0, perDay: 1, left: nil, limit: nil).isEmpty)
    }

    @Test func `Attempts wait ever longer, stop at the deadline, and are made only where they may help`() {
        let start = Timestamp(milliseconds: 0)
        let plan = RetryPlan(retry: Retry(on: true, attempts: 3), startedAt: start)
        #expect(plan.next(after: 1, code: 131_049, at: start) == start + .hours(24))
        #expect(plan.next(after: 2, code: 131_049, at: start) == start + .hours(48))
        #expect(plan.next(after: 3, code: 131_049, at: start) == start + .hours(96))
        #expect(plan.next(after: 4, code: 131_049, at: start) == nil)
        #expect(plan.next(after: 1, code: 131_049, at: start + .days(8)) == nil)
        for code in [131_026, 130_472, 131_050, 131_047, -1, -24, 999_999] as [Int64] {
            #expect(plan.next(after: 1, code: code, at: start) == nil, "\(code)")
        }
        #expect(plan.next(after: 1, code: 131_000, at: start) == start + .minutes(15))
        #expect(RetryPlan(retry: Retry(), startedAt: start).next(after: 1, code: 131_049, at: start) == nil)
    }

    @Test func `A difference counts when it is hardly chance`() {
        #expect(Proportion(hits: 60, of: 100).isHigher(than: Proportion(hits: 50, of: 100)))
        #expect(!Proportion(hits: 5, of: 10).isHigher(than: Proportion(hits: 50, of: 100)))
        // z² is 8.0, 2.0, 20.2 and 3.92 by hand.
        #expect(Proportion(hits: 60, of: 100).chance(against: Proportion(hits: 40, of: 100)) == "0.01")
        #expect(Proportion(hits: 55, of: 100).chance(against: Proportion(hits: 45, of: 100)) == nil)
        #expect(Proportion(hits: 600, of: 1_000).chance(against: Proportion(hits: 500, of: 1_000)) == "0.001")
        #expect(Proportion(hits: 57, of: 100).chance(against: Proportion(hits: 43, of: 100)) == "0.05")
        #expect(Proportion(hits: 0, of: 10).chance(against: Proportion(hits: 0, of: 10)) == nil)
    }

    // MARK: Running

    private func draft(
        _ world: CampaignWorld,
        _ count: Int,
        _ change: (inout CampaignWish) -> Void
    ) async throws -> CampaignID {
        let id = try await world.draft(try await world.people(count))
        var wish = CampaignWish()
        change(&wish)
        _ = try await world.campaigns.change(id, wish, by: world.caller)
        return id
    }

    private func queued(_ world: CampaignWorld) async throws -> Int {
        try await world.count("SELECT count(*) AS count FROM fake_messages")
    }

    @Test(arguments: TestDatabase.all)
    func `In quiet hours nothing is handed over, and all goes on when they end`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let account = try #require(ZoneClock("Asia/Kolkata"))
        let second = account.reading(at: world.clock.now).second
        func text(_ second: Int64) -> String {
            let minutes = (second / 60) % 1_440
            return (minutes / 60 < 10 ? "0" : "") + "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "")
                + "\(minutes % 60)"
        }
        let id = try await draft(world, 3) {
            $0.schedule = Schedule()
            $0.schedule?.quiet = QuietHours(from: text(second + 86_400 - 3_600), to: text(second + 7_200))
        }
        try await world.start(id)
        #expect(try await queued(world) == 0)
        let resting = try await world.campaign(id)
        #expect(resting.state == .running && resting.restsUntil != nil)
        world.clock.advance(by: .hours(1))
        try await world.work()
        #expect(try await queued(world) == 0)
        world.clock.advance(by: .hours(1) + .minutes(1))
        try await world.work()
        #expect(try await queued(world) == 3)
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `A day's limit, Meta's or the campaign's own, spreads it over days`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await draft(world, 5) {
            $0.schedule = Schedule()
            $0.schedule?.perDay = 2
        }
        try await world.start(id)
        for expected in [2, 4, 5] {
            #expect(try await queued(world) == expected)
            try await world.dispatch(id)
            world.clock.advance(by: .hours(24))
            try await world.work()
        }
        #expect(try await world.campaign(id).state == .completed)
        let waves = try await world.campaigns.find(id, in: CampaignWorld.here).waves
        #expect(waves.map(\.sent) == [2, 2, 1])

        let limited = try await draft(world, 4) { _ in }
        world.whatsApp.allow(ChannelStanding(messagesPerSecond: 80, left: 3, limit: 250))
        let before = try await queued(world)
        try await world.start(limited)
        #expect(try await queued(world) - before == 3)
        world.whatsApp.allow(ChannelStanding(messagesPerSecond: 80, left: 250, limit: 250))
        world.clock.advance(by: .minutes(16))
        try await world.work()
        #expect(try await queued(world) - before == 4)
    }

    @Test(arguments: TestDatabase.all)
    func `Nobody who could start it in time, a person is asked`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(2))
        _ = try await world.campaigns.start(id, at: world.clock.now + .hours(1), by: world.caller)
        world.clock.advance(by: .hours(3))
        try await world.work()
        let late = try await world.campaign(id)
        #expect(late.state == .late)
        #expect(try await queued(world) == 0)
        #expect(try await world.count("SELECT count(*) AS count FROM notices WHERE kind = 'campaign.late'") == 1)
        try await world.start(id)
        #expect(try await queued(world) == 2)

        let other = try await world.draft(try await world.people(2))
        _ = try await world.campaigns.start(other, at: world.clock.now + .hours(1), by: world.caller)
        world.clock.advance(by: .hours(3))
        try await world.work()
        _ = try await world.campaigns.skipLate(other, by: world.caller)
        try await world.work()
        #expect(try await world.campaign(other).state == .cancelled)
        try await world.expectSound(other)
    }

    @Test(arguments: TestDatabase.all)
    func `What Meta did not deliver is tried again a day later, charged once, and never twice at once`(
        kind: TestDatabase
    )
        async throws
    {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 2)
        let id = try await draft(world, 3) { $0.retry = Retry(on: true) }
        try await world.start(id)
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.campaign(id).counts[.failed] == 3)
        #expect(try await world.campaign(id).state == .running)
        for (hours, state) in [(23, RecipientState.failed), (2, .queued)] as [(Int64, RecipientState)] {
            world.clock.advance(by: .hours(hours))
            try await world.work()
            #expect(try await world.recipients(id).allSatisfy { $0.state == state })
        }
        #expect(try await world.campaign(id).retrying == 0)
        try await world.expectSound(id)
        try await world.dispatch(id)
        #expect(try await world.recipients(id).allSatisfy { $0.attempt == 2 && $0.state == .failed })
        world.clock.advance(by: .hours(49))
        try await world.work()
        try await world.dispatch(id)
        try await world.work()
        let recipients = try await world.recipients(id)
        #expect(recipients.allSatisfy { $0.attempt == 3 && $0.state == .delivered })
        let done = try await world.campaign(id)
        #expect(done.state == .completed)
        #expect(done.charged == recipients.reduce(.zero) { $0 + $1.quote.amount })
        #expect(try await world.count("SELECT count(*) AS count FROM campaign_attempts") == 6)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Tried again at once when it is due, however the clock moves on while it is looked at`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        let id = try await draft(world, 2) { $0.retry = Retry(on: true) }
        try await world.start(id)
        try await world.dispatch(id)
        world.clock.advance(by: .hours(25))
        world.clock.tick(by: .milliseconds(1))
        let again = try await world.database.write { transaction in
            let store = CampaignStore(transaction, in: CampaignWorld.here)
            return try RetryQueueing(
                runner: world.campaigns.runner,
                workspace: CampaignWorld.here,
                transaction: transaction
            )
            .prepare(try store.find(id))
        }
        guard case .attempt(_, let due, _)? = again else {
            Issue.record("put off until the next millisecond, and so for ever")
            return
        }
        #expect(due.count == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `Delivered after all while its next attempt is given up, it is counted once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        let id = try await draft(world, 2) { $0.retry = Retry(on: true, until: world.clock.now + .hours(30)) }
        try await world.start(id)
        try await world.dispatch(id)
        world.clock.advance(by: .hours(31))
        try await world.database.write { transaction in
            let retries = RetryQueueing(
                runner: world.campaigns.runner,
                workspace: CampaignWorld.here,
                transaction: transaction
            )
            let store = CampaignStore(transaction, in: CampaignWorld.here)
            let again = try #require(try retries.prepare(try store.find(id)))
            // Between the look and the lock, as another process may.
            try world.progress.take([world.whatsApp.change(id, 2, .delivered)], in: CampaignWorld.here, transaction)
            try retries.queue(try store.lock(id), again)
        }
        #expect(try await world.campaign(id).retrying == 0)
        #expect(try await world.recipients(id).allSatisfy { $0.nextAttemptAt == nil })
        try await world.work()
        #expect(try await world.campaign(id).state == .completed)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Paused at the moment when attempts were to be made, nothing is kept for them`(kind: TestDatabase) async throws
    {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        let id = try await draft(world, 2) { $0.retry = Retry(on: true) }
        try await world.start(id)
        try await world.dispatch(id)
        world.clock.advance(by: .hours(25))
        let known = world.campaigns.runner
        var line = known.line
        // Between the look and the lock, as another process may.
        line.prepare = { transaction, scope, _, _ in
            try CampaignStore(transaction, in: scope.workspace).set("state = 'paused'", of: scope.campaign)
        }
        let runner = CampaignRunner(
            database: known.database,
            ambient: known.ambient,
            credits: known.credits,
            line: line,
            notifier: known.notifier,
            news: known.news,
            limits: known.limits
        )
        let job = try await world.leased(id)
        _ = try await world.database.write { try runner.step(id, job, $0) }
        #expect(try await world.wallet().held == .zero)
        #expect(try await world.campaign(id).retrying == 2)
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.release(id)
        try await world.work()
        try await world.dispatch(id)
        #expect(try await world.recipients(id).allSatisfy { $0.attempt == 2 && $0.state == .delivered })
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Cancelled while attempts wait, none is waited for any more`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        let id = try await draft(world, 2) { $0.retry = Retry(on: true) }
        try await world.start(id)
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.recipients(id).allSatisfy { $0.nextAttemptAt != nil })
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.work()
        #expect(try await world.recipients(id).allSatisfy { $0.nextAttemptAt == nil && $0.state == .failed })
        #expect(try await world.campaign(id).retrying == 0)
        world.clock.advance(by: .hours(50))
        try await world.work()
        #expect(try await world.recipients(id).allSatisfy { $0.attempt == 1 })
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `Whoever says stop between two attempts gets no other`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        try await world.database.write { try $0.run("UPDATE templates SET category = 'MARKETING'") }
        world.whatsApp.fail(131_049, attempts: 1)
        let id = try await draft(world, 2) { $0.retry = Retry(on: true) }
        try await world.start(id)
        try await world.dispatch(id)
        try await world.consent("+918121000000", .no)
        world.clock.advance(by: .hours(25))
        try await world.work()
        #expect(try await world.recipients(id).map(\.state) == [.failed, .queued])
        _ = try await world.campaigns.cancel(id, by: world.caller)
        try await world.work()
        #expect(try await world.recipients(id).map(\.state) == [.failed, .cancelled])
    }

    @Test(arguments: TestDatabase.all)
    func `The better of two templates goes to the rest, and the held-out part gets nothing`(kind: TestDatabase)
        async throws
    {
        let world = try await CampaignWorld(kind)
        let template = try await world.template().id
        let other: TemplateID = world.ambient.id()
        try await world.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO templates (workspace_id, id, channel_id, meta_id, name, language, category, status, components,
                    parameter_format, created_at, changed_at)
                SELECT workspace_id, \(raw: "\(other.rawValue)"), channel_id, '2', 'other', language, 'MARKETING', status, components,
                    parameter_format, created_at, changed_at FROM templates WHERE id = \(template)
                """
            )
        }
        let source = ["body.1": VariableSource(text: "you")]
        let id = try await draft(world, 200) { wish in
            wish.variants = [("a", template), ("b", other)].map {
                Variant(key: $0.0, name: $0.0, template: $0.1, variables: source, share: 50)
            }
            wish.holdout = 10
            wish.winner = .value(WinnerRule(by: .read, afterHours: 2, sample: 40))
        }
        let estimate = try await world.campaigns.estimate(id, in: CampaignWorld.here)
        try await world.start(id)
        let first = try await world.recipients(id)
        let tried = first.filter { $0.variant != nil && $0.state == .queued }
        #expect(first.contains { $0.errorCode == -32 })
        #expect(try await queued(world) == tried.count)
        #expect(tried.count < 150)
        // Everybody who got b has read it, nobody who got a.
        for recipient in tried {
            let state: RecipientState = recipient.variant == "b" ? .read : .delivered
            let change = world.whatsApp.change(id, recipient.row, state)
            try await world.database.write { try world.progress.take([change], in: CampaignWorld.here, $0) }
        }
        world.clock.advance(by: .hours(1))
        try await world.work()
        #expect(try await queued(world) == tried.count)
        world.clock.advance(by: .hours(1) + .minutes(1))
        try await world.work()
        #expect(try await world.campaign(id).winner == "b")
        #expect(try await queued(world) == first.count { $0.state == .queued })
        // Who waited for the winner was counted with the dearer of the two, and it won: the points reach for all.
        let quoted = try await world.recipients(id).filter { $0.state != .skipped }
            .reduce(Points.zero) { $0 + $1.quote.amount }
        #expect(try await world.campaign(id).estimated == quoted)
        #expect(estimate.total >= quoted)
        #expect(
            try await world.count(
                """
                SELECT count(*) AS count FROM fake_messages f JOIN campaign_recipients r ON r.campaign_id = f.campaign_id
                AND r.row_number = f.reference WHERE r.variant IS NULL AND f.template <> \(other)
                """
            ) == 0
        )
    }

    @Test(arguments: TestDatabase.all)
    func `A budget pauses it, and a higher one lets it go on`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await draft(world, 10) { _ in }
        let each = try await world.campaigns.estimate(id, in: CampaignWorld.here).lines[0].price
        var wish = CampaignWish()
        wish.budget = .value(Points(micro: each.micro * 4))
        _ = try await world.campaigns.change(id, wish, by: world.caller)
        try await world.start(id)
        let paused = try await world.campaign(id)
        #expect(paused.state == .paused)
        #expect(paused.failure?.code == .budgetReached)
        #expect(try await queued(world) == 4)
        wish.budget = .cleared
        _ = try await world.campaigns.change(id, wish, by: world.caller)
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.work()
        #expect(try await queued(world) == 10)
        try await world.dispatch(id)
        try await world.work()
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `A template in another category stops it, and consent and price are the new one's when it goes on`(
        kind: TestDatabase
    ) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await world.draft(try await world.people(3))
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        for _ in 0..<3 { try await world.step(id) }
        try await world.consent("+918121000001", .no)
        try await world.database.write { try $0.run("UPDATE templates SET category = 'MARKETING'") }
        try await world.work()
        let paused = try await world.campaign(id)
        #expect(paused.failure?.code == .templateCategory)
        #expect(try await queued(world) == 0)
        _ = try await world.campaigns.resume(id, by: world.caller)
        try await world.work()
        let recipients = try await world.recipients(id)
        #expect(recipients.map(\.errorCode) == [nil, -1, nil])
        #expect(recipients.filter { $0.state == .queued }.allSatisfy { $0.quote.category == .marketing })
        try await world.dispatch(id)
        try await world.work()
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `It rests while the team does not keep up, if it is asked to`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        var settings = CampaignSettings()
        settings.team = .init(waiting: 5, minutes: 15)
        try await world.campaigns.set(settings, of: CampaignWorld.channel, by: world.caller)
        world.whatsApp.leaveWaiting(6)
        let id = try await world.draft(try await world.people(2))
        try await world.start(id)
        #expect(try await queued(world) == 0)
        world.whatsApp.leaveWaiting(5)
        world.clock.advance(by: .minutes(2))
        try await world.work()
        #expect(try await queued(world) == 2)
    }

    @Test(arguments: TestDatabase.all)
    func `An API campaign sends one by one, each reference once`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        var wish = CampaignWish(
            name: "Orders",
            channel: CampaignWorld.channel,
            template: try await world.template().id,
            variables: ["body.1": VariableSource(field: "name", fallback: "you")]
        )
        wish.kind = .api
        let id = try await world.campaigns.create(wish, by: world.caller).campaign.id
        func send(_ phone: String, _ reference: String?, _ values: [String: String]? = nil) async throws -> DeliveredRow
        {
            let message = CampaignMessageWish(phone: phone, name: "Ada", values: values, reference: reference)
            return try await world.campaigns.deliver(message, of: id, by: world.caller)
        }
        await #expect(throws: CampaignError.wrongState(.draft, wanted: "running")) {
            try await send("+918121000001", nil)
        }
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        let first = try await send("+918121000001", "one")
        let again = try await send("+918121000001", "one")
        #expect(first.row == again.row && first.message == again.message && first.message != nil)
        await #expect(throws: CampaignError.referenceReused("one")) { try await send("+918121000002", "one") }
        let second = try await send("+918121000001", "two", ["body.1": "Countess"])
        #expect(try await send("+918121000001", "two").row == second.row)
        try await world.consent("+918121000001", .no)
        try await world.block("+918121000001")
        #expect(try await send("+918121000001", "three").skipped == .blocked)
        try await world.dispatch(id)
        let campaign = try await world.campaign(id)
        #expect(campaign.state == .running && campaign.counts.audience == 3)
        let texts = try await world.database.read {
            try $0.rows("SELECT text FROM fake_messages ORDER BY reference").map { try $0["text"] as String }
        }
        #expect(texts == ["Hi Ada, your order is on its way.", "Hi Countess, your order is on its way."])
        try await world.expectSound(id)
        let list = try await draft(world, 1) { _ in }
        await #expect(throws: CampaignError.self) {
            try await world.campaigns.deliver(CampaignMessageWish(phone: "+918121000001"), of: list, by: world.caller)
        }
    }

    @Test(arguments: TestDatabase.all)
    func `Asked many times at once for the same message, an API campaign sends it once`(kind: TestDatabase) async throws
    {
        let world = try await CampaignWorld(kind)
        var wish = CampaignWish(
            name: "Orders",
            channel: CampaignWorld.channel,
            template: try await world.template().id,
            variables: ["body.1": VariableSource(text: "you")]
        )
        wish.kind = .api
        let id = try await world.campaigns.create(wish, by: world.caller).campaign.id
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        let message = CampaignMessageWish(phone: "+918121000001", name: "Ada", reference: "one")
        let rows = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { try await world.campaigns.deliver(message, of: id, by: world.caller).row }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(rows == [1])
        #expect(try await world.campaign(id).counts.audience == 1)
        #expect(try await world.wallet().held == world.campaign(id).estimated)
        try await world.dispatch(id)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `What an API campaign sent and Meta did not deliver is tried again`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        world.whatsApp.fail(131_049, attempts: 1)
        var wish = CampaignWish(
            name: "Orders",
            channel: CampaignWorld.channel,
            template: try await world.template().id,
            variables: ["body.1": VariableSource(text: "you")]
        )
        (wish.kind, wish.retry) = (.api, Retry(on: true))
        let id = try await world.campaigns.create(wish, by: world.caller).campaign.id
        _ = try await world.campaigns.start(id, at: nil, by: world.caller)
        let message = CampaignMessageWish(phone: "+918121000001", name: "Ada", reference: "one")
        _ = try await world.campaigns.deliver(message, of: id, by: world.caller)
        try await world.dispatch(id)
        try await world.work()
        #expect(try await world.recipients(id).map(\.state) == [.failed])
        world.clock.advance(by: .hours(25))
        try await world.work()
        try await world.dispatch(id)
        #expect(try await world.recipients(id).map(\.state) == [.delivered])
        #expect(try await world.campaign(id).retrying == 0)
        #expect(try await world.wallet().held == .zero)
        try await world.expectSound(id)
    }

    @Test(arguments: TestDatabase.all)
    func `A copy has the plan and none of the past, and the check says what is wrong`(kind: TestDatabase) async throws {
        let world = try await CampaignWorld(kind)
        let id = try await draft(world, 2) { $0.retry = Retry(on: true, attempts: 2) }
        #expect(try await world.campaigns.check(id, in: CampaignWorld.here).allSatisfy { $0.state != .stop })
        try await world.start(id)
        let copy = try await world.campaigns.copy(id, name: nil, by: world.caller).campaign
        #expect(copy.state == .draft && copy.counts.audience == 0 && copy.options.retry.attempts == 2)
        #expect(copy.name == "Spring (copy)")
        try await world.database.write { try $0.run("UPDATE templates SET status = 'PAUSED'") }
        let items = try await world.campaigns.check(copy.id, in: CampaignWorld.here)
        #expect(items.map(\.key) == ["template"] && items[0].state == .stop)
    }
}
