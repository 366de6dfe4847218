import Calendars
import Jobs
package import Primitives
package import Routes
import Storage

/// A campaign's audience as it was last counted.
struct ShownAudience: Sendable {
    let isAsked: Bool
    let countedAt: Timestamp?
    let counted: CountedAudience?
    /// How many will leave on each day, the first being today.
    let days: [(day: CivilDay, count: Int)]
}

extension CampaignService {
    /// With the numbers that were pasted, for those who may see numbers.
    package func find(whole id: CampaignID, for caller: Caller) async throws -> ShownCampaign {
        try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: caller.workspace).find(id)
            var shown = try show([campaign], in: caller.workspace, transaction)[0]
            if campaign.isHandingOver, campaign.counts[.queued] > 0 {
                for (day, count) in try days(campaign.counts[.queued], of: campaign, in: caller.workspace, transaction)
                {
                    shown.waves.expect(count, on: day)
                }
            }
            guard !caller.hidesNumbers, let audience = campaign.options.audience else { return shown }
            let numbers = NumberStore(transaction: transaction, workspace: caller.workspace, campaign: id)
            shown.audience = try audience.pasted { try numbers.text($0, $1) }
            return shown
        }
    }

    /// Has the audience counted by a job.
    package func countAudience(_ id: CampaignID, by caller: Caller) async throws {
        try await database.write { transaction in
            _ = try CampaignStore(transaction, in: caller.workspace).find(id)
            try AudienceCountStore(transaction, id, in: caller.workspace).begin()
            try JobStore(transaction, ambient: ambient).set(
                NewJob(
                    workspace: caller.workspace,
                    kind: AudienceCounting.kind,
                    key: "\(id)",
                    runAt: ambient.now(),
                    payload: "{}"
                )
            )
        }
    }

    func audience(_ id: CampaignID, in workspace: WorkspaceID) async throws -> ShownAudience {
        try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            let found = try AudienceCountStore(transaction, id, in: workspace).find()
            let days = try found?.counted.map { try self.days($0.reachable, of: campaign, in: workspace, transaction) }
            return ShownAudience(
                isAsked: found != nil,
                countedAt: found?.countedAt,
                counted: found?.counted,
                days: days ?? []
            )
        }
    }

    /// On which days so many people will be written to.
    func days(
        _ people: Int,
        of campaign: Campaign,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [(day: CivilDay, count: Int)] {
        let forecast = try forecast(people, of: campaign, in: workspace, transaction)
        let gate = CampaignGate(runner: runner, workspace: workspace, transaction: transaction, campaign: campaign)
        let first = try gate.account().reading(at: max(campaign.startAt ?? ambient.now(), ambient.now())).day
        return forecast.counts.enumerated().map { (first.following(Int64($0)), $1) }
    }

    /// How long the sending takes, and over how many days.
    func duration(_ id: CampaignID, people: Int, in workspace: WorkspaceID) async throws -> CampaignDuration {
        try await database.read { transaction in
            let campaign = try CampaignStore(transaction, in: workspace).find(id)
            let forecast = try forecast(people, of: campaign, in: workspace, transaction)
            return CampaignDuration(
                left: forecast.standing.left,
                days: forecast.counts.count,
                seconds: forecast.seconds(perMinute: campaign.options.schedule.perMinute)
            )
        }
    }

    func forecast(
        _ people: Int,
        of campaign: Campaign,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> WaveForecast {
        WaveForecast(
            people: people,
            perDay: campaign.options.schedule.perDay,
            standing: try line.standing(transaction, workspace, campaign.channel)
        )
    }
}

/// How long a campaign's sending takes by what limits it.
struct CampaignDuration: Sendable, Equatable {
    let left: Int?
    let days: Int
    let seconds: Int64
}

extension CivilDay {
    func following(_ days: Int64) -> CivilDay { CivilDay(daysSince1970: daysSince1970 + days) }
}

extension [Wave] {
    /// Adds what is still to leave on a day.
    fileprivate mutating func expect(_ more: Int, on day: CivilDay) {
        if let place = firstIndex(where: { $0.day == day }) {
            self[place].count += more
        } else {
            append(Wave(day: day, from: nil, count: more, sent: 0))
        }
    }
}

extension Audience {
    /// With the pasted numbers in it.
    fileprivate func pasted(_ text: (AudienceSQL.Side, Int) throws -> String) rethrows -> Audience {
        var audience = self
        for place in sources.indices where sources[place].kind == .numbers {
            audience.sources[place].text = try text(.sources, place)
        }
        for place in exclude.indices where exclude[place].kind == .numbers {
            audience.exclude[place].text = try text(.exclude, place)
        }
        return audience
    }
}
