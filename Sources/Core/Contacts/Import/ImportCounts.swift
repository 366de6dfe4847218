/// How many rows came to which end.
package struct ImportCounts: Sendable, Equatable, Codable {
    package var created = 0
    package var updated = 0
    package var unchanged = 0
    package var skipped = 0
    package var refused = 0
    package var undone = 0
    package var kept = 0

    mutating func add(_ outcome: ImportOutcome.Kind) {
        switch outcome {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .skipped: skipped += 1
        case .refused: refused += 1
        case .undone: undone += 1
        case .kept: kept += 1
        }
    }
}
