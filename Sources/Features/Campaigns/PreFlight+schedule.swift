import Primitives
import Storage

/// When it would leave.
extension PreFlight {
    /// Those for whom it will be past the start's time on their own clock before it can begin.
    private func zones(_ gate: CampaignGate) throws -> [CheckItem] {
        let schedule = campaign.options.schedule
        guard schedule.zone == .recipient else { return [] }
        let account = try gate.account()
        let begins = max(schedule.begins(start, account: account), service.ambient.now())
        let desk = try AudienceDesk(planned: campaign, service.runner, in: workspace, transaction)
        let passed = try AudienceReader(desk: desk).countries()
            .filter { gate.hasPassed($0.key, account, start: start, begins: begins) }
        let count = passed.values.reduce(0, +)
        guard count > 0 else {
            return [CheckItem("zones", .ok, "zones-kept", "Everybody gets it at its time on their own clock.")]
        }
        let countries = passed.keys.sorted().prefix(10).joined(separator: ", ")
        return [
            schedule.whenPassed == .send
                ? CheckItem(
                    "zones",
                    .warn,
                    "zones-late",
                    "Where \(count, "count") people are (\(countries, "countries")) that time has passed: they get it as soon as it starts."
                )
                : CheckItem(
                    "zones",
                    .warn,
                    "zones-left-out",
                    "Where \(count, "count") people are (\(countries, "countries")) that time has passed: they are left out.",
                    mend: "Choose a later time, or say that they get it as soon as it starts."
                )
        ]
    }

    func schedule(_ plan: CampaignCheck.Plan) throws -> [CheckItem] {
        let gate = CampaignGate(
            runner: service.runner,
            workspace: workspace,
            transaction: transaction,
            campaign: campaign
        )
        var items = try zones(gate)
        let open = SendingHours([try gate.account()], campaign.options.schedule.quiet).next(from: start)
        if let open, open > start {
            items.append(
                CheckItem(
                    "quiet",
                    .warn,
                    "quiet-at-start",
                    "It is quiet at its start; the first messages leave at \(open, "at")."
                )
            )
        } else {
            items.append(
                CheckItem(
                    "quiet",
                    open == nil ? .stop : .ok,
                    open == nil ? "quiet-always" : "quiet-not",
                    open == nil ? "It is always quiet." : "It is not quiet then."
                )
            )
        }
        if let end = campaign.options.schedule.finishBy, end <= start {
            items.append(
                CheckItem(
                    "schedule",
                    .stop,
                    "schedule-ends-early",
                    "It would have to be done before it starts.",
                    mend: "Choose a later end."
                )
            )
        } else {
            items.append(CheckItem("schedule", .ok, "schedule-kept", "The schedule can be kept."))
        }
        return items
    }
}
