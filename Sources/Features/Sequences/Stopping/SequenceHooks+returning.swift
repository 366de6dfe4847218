import Automation
package import Contacts
import Primitives
import Storage

extension SequenceHooks {
    /// The same the other way, when a merge is undone: what was the one's is theirs again, and what ended for being there twice
    /// goes on.
    package var returned: ContactMergeObserver {
        { transaction, workspace, kept, gone in
            let desk = EnrolmentDesk(transaction, in: workspace, ambient: ambient, shelf: shelf)
            let moved = MergeLog(transaction, in: workspace).moved("enrolment", with: gone)
            try desk.store.giveBack(to: gone, from: kept, moved)
            let dropped = try desk.store.ended(of: gone, words: Self.mergedWords)
            for enrolment in dropped { try goOn(enrolment, desk) }
            try desk.tally.write()
        }
    }

    /// At the step that comes after the last one that they had, with its delay from then on.
    private func goOn(_ ended: Enrolment, _ desk: EnrolmentDesk) throws {
        let sequences = SequenceStore(desk.transaction, in: desk.workspace)
        guard try desk.store.known([ended.contact], in: ended.sequence).now.isEmpty,
            let sequence = try sequences.find(ended.sequence), sequence.version != nil
        else { return }
        let live = try desk.live(sequence)
        let had = try desk.path.sentSteps(of: ended.id)
        let last = live.plan.steps.lastIndex { had.contains($0.id) }
        guard let step = live.plan.steps[((last ?? -1) + 1)...].first(where: { $0.on && !had.contains($0.id) }) else {
            return
        }
        var enrolment = ended
        (enrolment.stage, enrolment.endedAt) = (ended.sentStep.isEmpty ? .enrolled : .inProgress, nil)
        (enrolment.version, enrolment.step) = (live.number, step.id)
        enrolment.words = "Waits for the step “\(live.plan.name(of: step.id))”."
        desk.tally.add(.dropped, ended.sequence, step: step.id, -1)
        try desk.take(.entered, &enrolment, by: live) { _, _ in .held }
        try desk.save(enrolment, was: ended)
    }
}
