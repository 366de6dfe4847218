import Calendars
import Primitives
import Storage
import Workspaces

/// What a transaction has counted: written at its end as rows of its own, so that it waits for nobody.
final class SequenceTally {
    /// `enrolled` counts all that ever were; the other stages those that are there now.
    enum Metric: String, DatabaseValue {
        case enrolled
        case inProgress
        case completed
        case dropped
        case success
        case failed
        case scheduled
        case sent
        case delivered
        case read
        case replied
        case clicked
        /// In micro-points.
        case cost
    }

    private struct Key: Hashable {
        let sequence: SequenceID
        let step: String
        let metric: Metric
    }

    private let transaction: Transaction
    private let workspace: WorkspaceID
    private let ambient: Ambient
    private var counts: [Key: Int64] = [:]

    init(_ transaction: Transaction, in workspace: WorkspaceID, ambient: Ambient) {
        self.transaction = transaction
        self.workspace = workspace
        self.ambient = ambient
    }

    func add(_ metric: Metric, _ sequence: SequenceID, step: String = "", _ count: Int64 = 1) {
        counts[Key(sequence: sequence, step: step, metric: metric), default: 0] += count
    }

    /// Somebody went from one stage to another.
    func move(_ sequence: SequenceID, from old: Enrolment.Stage, to new: Enrolment.Stage) {
        guard old != new else { return }
        if let metric = Metric(old) { add(metric, sequence, -1) }
        if let metric = Metric(new) { add(metric, sequence, 1) }
    }

    /// What `body` has counted is forgotten when it throws: a savepoint around it undoes the rest.
    func keeping(_ body: () throws -> Void) throws {
        let before = counts
        do {
            try body()
        } catch {
            counts = before
            throw error
        }
    }

    func write() throws {
        let changed = counts.filter { $0.value != 0 }
        counts = [:]
        guard !changed.isEmpty else { return }
        let zone = try WorkspaceStore(transaction).find(workspace)?.timeZone
        let clock = zone.flatMap { ZoneClock($0) } ?? ZoneClock("UTC")
        let day = clock?.reading(at: ambient.now()).day.daysSince1970 ?? 0
        try transaction.runEach(
            changed.map { key, count in
                """
                INSERT INTO sequence_deltas (workspace_id, id, sequence_id, day, step, metric, count)
                VALUES (\(workspace), \(ambient.rawID()), \(key.sequence), \(day), \(key.step), \(key.metric), \(count))
                """
            }
        )
        try transaction.notify(SequenceCounting.topic)
    }
}

extension SequenceTally.Metric {
    /// `nil` for the stage that is not counted by itself: `enrolled` counts everybody.
    init?(_ stage: Enrolment.Stage) {
        guard stage != .enrolled else { return nil }
        self.init(rawValue: stage.rawValue)
    }
}
