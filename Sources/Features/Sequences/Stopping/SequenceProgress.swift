import Jobs
package import Messaging
import Primitives
import Storage

/// Follows the messages of sequences: how far they came, what they cost, and those that failed.
///
/// It is told with the wallet locked, so it locks nothing of an enrolment: counters are rows of their own, and what a failure
/// means for the enrolment is a job's.
extension SequenceHooks {
    package var observer: MessageObserver {
        { transaction, workspace, changes in
            try CampaignReplies(ambient: ambient).follow(changes, in: workspace, transaction)
            let ours = changes.filter { $0.campaign == nil }
            guard !ours.isEmpty else { return }
            let byMessage = Dictionary(grouping: ours, by: \.message)
            let path = PathStore(transaction, in: workspace)
            var entries = try path.of(byMessage.keys.sorted())
            guard !entries.isEmpty else { return }
            let tally = SequenceTally(transaction, in: workspace, ambient: ambient)
            for place in entries.indices {
                for change in entries[place].message.flatMap({ byMessage[$0] }) ?? [] {
                    try follow(change, &entries[place], tally, in: workspace, transaction)
                }
            }
            try path.save(entries)
            try tally.write()
        }
    }

    private func follow(
        _ change: MessageChange,
        _ entry: inout PathEntry,
        _ tally: SequenceTally,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let (before, after) = (Self.counted(entry.state), Self.counted(change.to))
        for metric in before.subtracting(after) { tally.add(metric, entry.sequence, step: entry.step, -1) }
        for metric in after.subtracting(before) { tally.add(metric, entry.sequence, step: entry.step) }
        if let charged = change.charged, charged != entry.charged {
            let more = charged.micro - entry.charged.micro
            tally.add(.cost, entry.sequence, step: entry.step, more)
            entry.charged = charged
        }
        entry.state = change.to
        guard after.contains(.failed), !before.contains(.failed) else { return }
        try StepFailure(enrolment: entry.enrolment, step: entry.step, change: change)
            .enqueue(in: workspace, ambient: ambient, transaction)
    }

    /// What a message in this state counts as.
    static func counted(_ state: MessageState?) -> Set<SequenceTally.Metric> {
        switch state {
        case .accepted, .sent: [.sent]
        case .delivered: [.sent, .delivered]
        case .read: [.sent, .delivered, .read]
        case .failed, .expired: [.failed]
        case nil, .queued, .submitting, .unknown, .cancelled, .received: []
        }
    }
}
