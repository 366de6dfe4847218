import Primitives

/// What is to happen later, in order of time; at the same time, in the order it was planned. A binary heap.
struct Schedule<Event: Sendable>: Sendable {
    private struct Entry: Sendable {
        let due: Timestamp
        let order: UInt64
        let event: Event

        func comesBefore(_ other: Entry) -> Bool {
            due == other.due ? order < other.order : due < other.due
        }
    }

    private var heap: [Entry] = []
    private var order: UInt64 = 0

    var count: Int { heap.count }
    var earliest: Timestamp? { heap.first?.due }

    mutating func add(_ event: Event, at due: Timestamp) {
        heap.append(Entry(due: due, order: order, event: event))
        order += 1
        var child = heap.count - 1
        while child > 0, heap[child].comesBefore(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// Takes the next event that is due at `now` or before, and the time it was due at.
    mutating func take(at now: Timestamp) -> (due: Timestamp, event: Event)? {
        guard let first = heap.first, first.due <= now else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (first.due, first.event)
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && heap[child].comesBefore(heap[least]) {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
