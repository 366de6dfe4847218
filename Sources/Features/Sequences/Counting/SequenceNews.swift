import Events
import Foundation
import Primitives
import Storage

/// The event `sequence.changed`: `{sequenceId, counts, state}`.
struct SequenceNews {
    let events: EventLog

    func tell(_ ids: [SequenceID], in workspace: WorkspaceID, _ transaction: Transaction) throws {
        let counts = try CountStore(transaction: transaction).totals(of: ids, in: workspace)
        let store = SequenceStore(transaction, in: workspace)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let news = try ids.compactMap { id -> NewEvent? in
            guard let found = try store.find(id) else { return nil }
            let payload = News(sequenceId: id, counts: SequenceCounts(counts[id] ?? [:]), state: found.state)
            return NewEvent(
                workspace: workspace,
                kind: "sequence.changed",
                subject: "\(id)",
                payload: String(decoding: try encoder.encode(payload), as: UTF8.self)
            )
        }
        try events.append(news, in: transaction)
    }

    private struct News: Encodable {
        let sequenceId: SequenceID
        let counts: SequenceCounts
        let state: DripSequence.State
    }
}
