import Messaging
package import Primitives
package import Storage
import Templates
package import TrackedLinks

extension TrackedLink.Owner {
    /// A sequence, whose recipients are known by their enrolments.
    init(_ sequence: SequenceID) { self.init("sequence", sequence.rawValue) }

    var sequence: SequenceID? { kind == "sequence" ? SequenceID(rawValue: id) : nil }
}

extension SequenceHooks {
    /// Somebody followed a link, of a sequence's message or a campaign's: for `TrackedLinks`.
    package func clicked(_ click: TrackedClick, in workspace: WorkspaceID, _ transaction: Transaction) throws {
        if let campaign = click.owner.campaign {
            guard click.isFirst else { return }
            try CampaignReplies(ambient: ambient).clicked(click.recipient, of: campaign, in: workspace, transaction)
        } else if let sequence = click.owner.sequence {
            try clicked(click, sequence, in: workspace, transaction)
        }
    }

    /// Each click counts for the template, each person once for the step.
    private func clicked(
        _ click: TrackedClick,
        _ sequence: SequenceID,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let desk = EnrolmentDesk(transaction, in: workspace, ambient: ambient, shelf: shelf)
        guard let before = try desk.store.lock(EnrolmentID(rawValue: click.recipient)), before.sequence == sequence,
            let step = try step(of: click, before, desk), let use = step.template
        else { return }
        if before.clickedStep != step.id {
            var enrolment = before
            enrolment.clickedStep = step.id
            desk.tally.add(.clicked, sequence, step: step.id)
            try desk.note(.clicked, "The contact followed a link.", enrolment, step: step.id)
            try desk.save(enrolment, was: before)
            try desk.tally.write()
        }
        try TemplateNumberStore(transaction, in: workspace).click(
            use.templateId,
            variables: use.variables.filter { $0.value.tracked?.url == click.url }.keys,
            at: click.at
        )
    }

    /// The last step with this link that they had, in the plan by which they go.
    private func step(of click: TrackedClick, _ enrolment: Enrolment, _ desk: EnrolmentDesk) throws
        -> SequencePlan.Step?
    {
        let plan = try shelf.version(enrolment.version, of: enrolment.sequence, in: desk.workspace, desk.transaction)
            .plan
        let had = try desk.path.sentSteps(of: enrolment.id)
        return plan.steps.last { step in
            had.contains(step.id) && step.template?.variables.values.contains { $0.tracked?.url == click.url } == true
        }
    }
}
