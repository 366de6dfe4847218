import Primitives
import Synchronization

/// Keeps calls to one contact in the order in which they joined, while calls to others go on.
final class ContactOrder: Sendable {
    private let lines = Mutex<[ContactID: [Turn]]>([:])

    /// Takes the next place in the contact's line.
    func join(_ contact: ContactID) -> Turn {
        let turn = Turn()
        let first = lines.withLock { lines in
            defer { lines[contact, default: []].append(turn) }
            return lines[contact] == nil
        }
        if first { turn.open() }
        return turn
    }

    /// Lets the next one go.
    func leave(_ contact: ContactID) {
        let next = lines.withLock { lines -> Turn? in
            lines[contact]?.removeFirst()
            if lines[contact]?.isEmpty == true { lines[contact] = nil }
            return lines[contact]?.first
        }
        next?.open()
    }

    /// One place in a line.
    final class Turn: Sendable {
        private let state = Mutex<(isOpen: Bool, waiting: CheckedContinuation<Void, Never>?)>((false, nil))

        func wait() async {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting = continuation }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }

        fileprivate func open() {
            let waiting = state.withLock { state in
                state.isOpen = true
                return state.waiting
            }
            waiting?.resume()
        }
    }
}
