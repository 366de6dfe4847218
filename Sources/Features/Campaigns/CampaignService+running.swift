import Credits
package import Primitives
package import Routes
import Storage

extension CampaignService {
    /// Starts the campaign, now or at a time to come; a scheduled one gets the new time.
    ///
    /// - Parameter funding: when its points are set aside, and what happens when there are too few.
    /// - Throws: `CampaignError`: whatever would make it fail at once is said here. `CreditError.insufficient` and `.locked`
    ///   when the points that it was to set aside at once are not there.
    package func start(
        _ id: CampaignID,
        at moment: Timestamp?,
        funding: Funding = Funding(),
        by caller: Caller
    ) async throws -> ShownCampaign {
        let now = ambient.now()
        if let moment, moment > now + .days(Int64(Self.daysAhead)) {
            throw CampaignError.startTooFar(limitDays: Self.daysAhead)
        }
        return try await database.write { transaction in
            let store = CampaignStore(transaction, in: caller.workspace)
            let campaign = try store.lock(id)
            guard [.draft, .scheduled, .late].contains(campaign.state) else {
                throw CampaignError.wrongState(campaign.state, wanted: "a draft or scheduled")
            }
            let plan = try CampaignCheck(transaction, line: line, in: caller.workspace).check(campaign)
            var options = campaign.options
            options.categories = plan.accepted
            options.shapes = plan.shapes
            try store.set(
                """
                holds_at = \(funding.moment.rawValue), if_short = \(funding.shortfall.rawValue), late_since = NULL,
                options = \(try options.json)
                """,
                of: id
            )
            if campaign.kind == .api {
                try store.set("state = 'running', start_at = \(now), started_at = \(now)", of: id)
                return try changed(campaign, "campaigns.started", store, by: caller, transaction)
            }
            if let moment, moment > now {
                try CampaignWaiting(runner: runner, workspace: caller.workspace, transaction: transaction)
                    .schedule(campaign, at: moment)
            } else {
                try store.set("state = 'starting', start_at = \(now), started_at = \(now)", of: id)
                try alarm.ring(id, in: caller.workspace, transaction)
            }
            return try changed(campaign, "campaigns.started", store, by: caller, transaction)
        }
    }

    /// Keeps back what is not handed to Meta yet.
    package func pause(_ id: CampaignID, by caller: Caller) async throws -> ShownCampaign {
        try await database.write { transaction in
            let store = CampaignStore(transaction, in: caller.workspace)
            try line.lock(transaction, (caller.workspace, id))
            let campaign = try store.lock(id)
            if campaign.state == .paused { return try show([campaign], in: caller.workspace, transaction)[0] }
            guard campaign.state == .running else { throw CampaignError.wrongState(campaign.state, wanted: "running") }
            try store.set("state = 'paused'", of: id)
            try line.pause(transaction, (caller.workspace, id))
            try alarm.ring(id, in: caller.workspace, transaction)
            return try changed(campaign, "campaigns.paused", store, by: caller, transaction)
        }
    }

    package func resume(_ id: CampaignID, by caller: Caller) async throws -> ShownCampaign {
        try await database.write { transaction in
            let store = CampaignStore(transaction, in: caller.workspace)
            try line.lock(transaction, (caller.workspace, id))
            let seen = try store.find(id)
            let repriced = try seen.state == .paused ? repricing(caller, transaction).prepare(seen) : nil
            let campaign = try store.lock(id)
            if campaign.state == .running { return try show([campaign], in: caller.workspace, transaction)[0] }
            guard campaign.state == .paused else { throw CampaignError.wrongState(campaign.state, wanted: "paused") }
            if let repriced { try repricing(caller, transaction).apply(repriced, to: campaign) }
            try store.set("state = 'running', failure_code = NULL, failure_detail = NULL", of: id)
            try line.resume(transaction, (caller.workspace, id))
            try alarm.ring(id, in: caller.workspace, transaction)
            return try changed(campaign, "campaigns.resumed", store, by: caller, transaction)
        }
    }

    /// Stops for good what is not handed to Meta yet; what is on its way comes to its own end.
    package func cancel(_ id: CampaignID, by caller: Caller) async throws -> ShownCampaign {
        try await database.write { transaction in
            let store = CampaignStore(transaction, in: caller.workspace)
            try line.lock(transaction, (caller.workspace, id))
            let campaign = try store.lock(id)
            if campaign.state == .cancelled { return try show([campaign], in: caller.workspace, transaction)[0] }
            guard campaign.state != .draft, !campaign.state.isOver else {
                throw CampaignError.wrongState(campaign.state, wanted: "scheduled, running or paused")
            }
            try store.set("state = 'cancelled', finished_at = \(ambient.now())", of: id)
            // Taken back by the job, a slice at a time; until then nothing more of it leaves.
            try line.pause(transaction, (caller.workspace, id))
            try alarm.ring(id, in: caller.workspace, transaction)
            return try changed(campaign, "campaigns.cancelled", store, by: caller, transaction)
        }
    }

    /// Leaves out a campaign whose time has passed while nobody could start it.
    package func skipLate(_ id: CampaignID, by caller: Caller) async throws -> ShownCampaign {
        guard try await find(id, in: caller.workspace).campaign.state == .late else {
            throw CampaignError.wrongState(try await find(id, in: caller.workspace).campaign.state, wanted: "late")
        }
        return try await cancel(id, by: caller)
    }

    private func repricing(_ caller: Caller, _ transaction: Transaction) -> CampaignRepricing {
        CampaignRepricing(runner: runner, workspace: caller.workspace, transaction: transaction)
    }

    func changed(
        _ before: Campaign,
        _ action: String,
        _ store: CampaignStore,
        by caller: Caller,
        _ transaction: Transaction
    ) throws -> ShownCampaign {
        try record(action, before, by: caller, transaction)
        let after = try store.find(before.id)
        try runner.news.tell(after, in: caller.workspace, transaction)
        return try show([after], in: caller.workspace, transaction)[0]
    }
}
