/// The prepared statements of one connection, by their text: at most `capacity`, the longest unused go first.
///
/// A bound is needed because filters make texts of any number of parts.
package struct StatementCache<Statement> {
    private struct Entry {
        let statement: Statement
        var usedAt: UInt64
    }

    private var entries: [String: Entry] = [:]
    private var clock: UInt64 = 0
    private let capacity: Int

    package init(capacity: Int) {
        precondition(capacity > 0)
        self.capacity = capacity
    }

    package var count: Int { entries.count }

    package mutating func find(_ text: String) -> Statement? {
        guard let place = entries.index(forKey: text) else { return nil }
        clock += 1
        entries.values[place].usedAt = clock
        return entries.values[place].statement
    }

    /// Keeps `statement` and returns those that had to go, a quarter at a time so that the sort is rare.
    package mutating func keep(_ statement: Statement, for text: String) -> [Statement] {
        clock += 1
        entries[text] = Entry(statement: statement, usedAt: clock)
        guard entries.count > capacity else { return [] }
        let oldest = entries.sorted { $0.value.usedAt < $1.value.usedAt }.prefix(max(1, capacity / 4))
        for (text, _) in oldest { entries[text] = nil }
        return oldest.map(\.value.statement)
    }

    package mutating func removeAll() {
        entries = [:]
    }
}
