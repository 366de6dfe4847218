/// How many contacts a sequence has had, and where those are.
package struct SequenceCounts: Codable, Sendable, Equatable {
    /// All that ever were enrolled.
    let enrolled: Int64
    let inProgress: Int64
    let completed: Int64
    let dropped: Int64
    let success: Int64
    let failed: Int64

    init(_ counts: [SequenceTally.Metric: Int64]) {
        func of(_ metric: SequenceTally.Metric) -> Int64 { counts[metric] ?? 0 }
        enrolled = of(.enrolled)
        inProgress = of(.inProgress)
        completed = of(.completed)
        dropped = of(.dropped)
        success = of(.success)
        failed = of(.failed)
    }
}
