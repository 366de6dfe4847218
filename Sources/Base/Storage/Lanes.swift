/// What waits for the database, in order of arrival, the urgent before the rest, but not for ever: every fourth place is
/// for one that is not urgent. However many pages are looked at, a webhook gets to the disk and a lease is renewed.
package struct Lanes<Element> {
    private static var urgentInRow: Int { 3 }

    private var urgent = Lane()
    private var normal = Lane()
    /// How many urgent ones have gone since a normal one that waited.
    private var passed = 0

    package init() {}

    package var count: Int { urgent.count + normal.count }
    package var isEmpty: Bool { count == 0 }

    package mutating func append(_ element: Element, _ urgency: Urgency) {
        switch urgency {
        case .urgent: urgent.append(element)
        case .normal: normal.append(element)
        }
    }

    package mutating func popFirst() -> Element? {
        if passed < Self.urgentInRow || normal.count == 0, let next = urgent.popFirst() {
            passed = normal.count == 0 ? 0 : passed + 1
            return next
        }
        passed = 0
        return normal.popFirst()
    }

    /// First in, first out without moving what stays: `head` walks, and the array starts over when it is all taken.
    private struct Lane {
        private var elements: [Element?] = []
        private var head = 0

        var count: Int { elements.count - head }

        mutating func append(_ element: Element) {
            elements.append(element)
        }

        mutating func popFirst() -> Element? {
            guard head < elements.count else { return nil }
            let first = elements[head]
            elements[head] = nil
            head += 1
            if head == elements.count {
                elements.removeAll(keepingCapacity: elements.capacity <= 4096)
                head = 0
            } else if head >= 4096, head * 2 >= elements.count {
                elements.removeFirst(head)
                head = 0
            }
            return first
        }
    }
}
