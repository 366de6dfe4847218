import Calendars
import Credits
import Primitives

/// How many of a campaign's messages may be handed over, whoever they are for and however often they were tried.
extension CampaignGate {
    enum Room: Equatable {
        case some(Int)
        case rest(until: Timestamp, words: String)
        /// Until some of what is in line has left.
        case soon(Timestamp)
    }

    var pace: Pace? { Pace(campaign, at: now) }

    func room(_ account: ZoneClock) throws -> Room {
        let settings = try CampaignSettingsStore(transaction, in: workspace).find(campaign.channel)
        if let rest = try team(settings) { return rest }
        let backlog = try runner.line.backlog(transaction, (workspace, campaign.id), Self.backlogMax)
        let free = Self.backlogMax - backlog
        guard free >= CampaignQueueing.slice else { return .soon(now + .milliseconds(250)) }
        if let rest = pace?.rest { return .soon(rest) }
        let standing = try runner.line.standing(transaction, workspace, campaign.channel)
        if standing.isRed, settings?.restsOnRed == true, campaign.isMarketing {
            return .rest(until: now + .minutes(15), words: "The number's quality is low, and marketing rests then.")
        }
        var most = min(CampaignQueueing.slice, free, pace?.room ?? free)
        if let perDay = schedule.perDay {
            let left = perDay - (try waves.sent(on: account.reading(at: now).day))
            guard left > 0 else {
                return .rest(until: tomorrow(account), words: "The day's \(perDay) messages have left.")
            }
            most = min(most, left)
        }
        if let left = standing.left {
            // What is in line has not been counted by Meta yet.
            let free = left - backlog
            guard free > 0 else {
                return .rest(
                    until: now + .minutes(15),
                    words: "WhatsApp's limit of \(standing.limit ?? 0) people a day is used up for now."
                )
            }
            most = min(most, free)
        }
        return .some(most)
    }

    /// Counts what was handed over on the account's day.
    func count(_ handed: Int) throws {
        try waves.add(handed, on: try account().reading(at: now).day, at: now)
    }

    /// Some of it was taken back before it left.
    func discount(_ taken: Int) throws {
        try waves.takeBack(taken, on: try account().reading(at: now).day)
    }

    private var waves: WaveStore { WaveStore(transaction, campaign.id, in: workspace) }

    /// A rest while the team does not keep up with answering.
    private func team(_ settings: CampaignSettings?) throws -> Room? {
        guard let team = settings?.team else { return nil }
        let since = now - .minutes(Int64(team.minutes))
        let waiting = try runner.line.waiting(transaction, workspace, campaign.channel, since, team.waiting + 1)
        guard waiting > team.waiting else { return nil }
        return .rest(
            until: now + .minutes(1),
            words: "More than \(team.waiting) conversations have waited \(team.minutes) minutes for an answer."
        )
    }

    /// The account's next midnight.
    private func tomorrow(_ account: ZoneClock) -> Timestamp {
        let (day, second) = account.reading(at: now)
        var moment = Timestamp(seconds: now.seconds - second + 86_400)
        // A day may have an hour more.
        if account.reading(at: moment).day == day { moment = moment + .hours(1) }
        return moment
    }
}

extension Campaign {
    /// By its templates' categories when a person last said go.
    fileprivate var isMarketing: Bool {
        options.categories?.values.contains(MessageCategory.marketing.rawValue) ?? true
    }
}
