/// A list that keeps its newest entries only. Positions count from the first entry ever, and are never used again.
struct BoundedLog<Element: Sendable>: Sendable {
    private var entries: [Element] = []
    /// Where the oldest entry stands in `entries`, once the list is full.
    private var head = 0
    private(set) var endPosition = 0
    let capacity: Int

    init(capacity: Int) {
        precondition(capacity > 0)
        self.capacity = capacity
    }

    var count: Int { entries.count }
    var firstPosition: Int { endPosition - entries.count }

    /// - Returns: the position of the new entry.
    @discardableResult
    mutating func append(_ element: Element) -> Int {
        if entries.count < capacity {
            entries.append(element)
        } else {
            entries[head] = element
            head = (head + 1) % capacity
        }
        endPosition += 1
        return endPosition - 1
    }

    /// `nil` when the entry was dropped, or is not there yet.
    subscript(position: Int) -> Element? {
        guard position >= firstPosition, position < endPosition else { return nil }
        return entries[index(position)]
    }

    /// Changes an entry in place; does nothing when it was dropped.
    mutating func update(_ position: Int, _ change: (inout Element) -> Void) {
        guard position >= firstPosition, position < endPosition else { return }
        change(&entries[index(position)])
    }

    /// Of the entries that are kept, oldest first.
    var positions: Range<Int> { firstPosition..<endPosition }

    /// Entries from `position` on, oldest first.
    func slice(from position: Int, limit: Int) -> [(position: Int, element: Element)] {
        let start = max(position, firstPosition)
        let end = min(endPosition, start + max(0, limit))
        return start < end ? (start..<end).map { ($0, entries[index($0)]) } : []
    }

    private func index(_ position: Int) -> Int {
        (head + position - firstPosition) % max(1, entries.count)
    }
}
