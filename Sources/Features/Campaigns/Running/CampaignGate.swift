import Calendars
import Primitives
import Storage
import Workspaces

/// How many of a campaign's messages may be handed over now, and to whom: by its hours, its throttle, the day's limits, and how
/// much of it is in line already. Asked for every slice, so that what is decided is decided when sending.
struct CampaignGate {
    /// So much of one campaign stands in line at most: a few seconds' worth, so that hours, pauses and limits bite at once.
    static let backlogMax = 4_000

    enum Answer: Equatable {
        case go(WaitingLine, Int)
        case rest(until: Timestamp, words: String)
        /// Until some of what is in line has left.
        case soon(Timestamp)
        /// Nobody waits on any line that may be looked at.
        case nobody
        /// It was past the start's time where the people on this line are, and they are to be left out.
        case passed(WaitingLine)
        /// The time by which it was to be done has passed.
        case over
    }

    let runner: CampaignRunner
    let workspace: WorkspaceID
    let transaction: Transaction
    let campaign: Campaign
    /// One moment for all that is asked: what opens at a moment read later than the asker's never opens.
    let now: Timestamp

    init(runner: CampaignRunner, workspace: WorkspaceID, transaction: Transaction, campaign: Campaign) {
        self.runner = runner
        self.workspace = workspace
        self.transaction = transaction
        self.campaign = campaign
        now = runner.ambient.now()
    }

    var schedule: Schedule { campaign.options.schedule }

    func ask(tried: Bool?) throws -> Answer {
        if let end = schedule.finishBy, end <= now { return .over }
        let account = try account()
        let line: WaitingLine
        switch try place(account, tried: tried) {
        case .go(let open, _): line = open
        case let other: return other
        }
        switch try room(account) {
        case .some(let most): return .go(line, most)
        case .rest(let moment, let words): return .rest(until: moment, words: words)
        case .soon(let moment): return .soon(moment)
        }
    }

    /// The first line on which it is not quiet now.
    private func place(_ account: ZoneClock, tried: Bool?) throws -> Answer {
        let recipients = RecipientStore(transaction, campaign.id, in: workspace)
        guard schedule.zone == .recipient else {
            let line = WaitingLine(isTried: tried)
            guard try !recipients.waiting(line, limit: 1).isEmpty else { return .nobody }
            guard let open = SendingHours([account], schedule.quiet).next(from: now) else { return .over }
            return open <= now ? .go(line, 0) : .rest(until: open, words: "It is quiet until then.")
        }
        var first: Timestamp?
        for zone in try recipients.waitingZones() {
            let line = WaitingLine(zone: zone, isTried: tried)
            guard try tried == nil || !recipients.waiting(line, limit: 1).isEmpty else { continue }
            if schedule.whenPassed == .skip, hasPassed(zone, account) { return .passed(line) }
            let open = try opening(zone, account)
            guard open > now else { return .go(line, 0) }
            first = min(first ?? open, open)
        }
        guard let first else { return .nobody }
        return .rest(until: first, words: "It is not yet time where the next people are.")
    }

    /// Whether it was past the start's time on the clocks of a country when it started, by more than is called late.
    func hasPassed(_ zone: String, _ account: ZoneClock) -> Bool {
        let start = campaign.startAt ?? campaign.startedAt ?? now
        return hasPassed(zone, account, start: start, begins: campaign.startedAt ?? now)
    }

    func hasPassed(_ zone: String, _ account: ZoneClock, start: Timestamp, begins: Timestamp) -> Bool {
        moment(showing: start, in: zone, account) + .minutes(Int64(schedule.lateAfterMinutes)) < min(start, begins)
    }

    /// When the clocks of a country show the account's time.
    func moment(showing start: Timestamp, in zone: String, _ account: ZoneClock) -> Timestamp {
        SendingHours(clocks(zone, account), nil).moment(showing: start, of: account)
    }

    private func clocks(_ zone: String, _ account: ZoneClock) -> [ZoneClock] {
        let known = CountryZones.clocks(of: zone)
        return known.isEmpty ? [account] : known
    }

    /// When people of a country may be written to: not before the start's time on their clock, and not in quiet hours.
    func opening(_ zone: String, _ account: ZoneClock) throws -> Timestamp {
        let hours = SendingHours(clocks(zone, account), schedule.quiet)
        let start = hours.moment(showing: campaign.startAt ?? campaign.startedAt ?? now, of: account)
        return hours.next(from: max(start, now)) ?? max(start, now)
    }

    func account() throws -> ZoneClock {
        let name = try WorkspaceStore(transaction).find(workspace)?.timeZone ?? "UTC"
        guard let clock = ZoneClock(name) ?? ZoneClock("UTC") else {
            throw CampaignError.audience("no-clock", "There is no clock.")
        }
        return clock
    }
}
