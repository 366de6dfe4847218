import Messaging
import Synchronization

/// An observer that remembers what it was told, a list for each time.
final class Heard: Sendable {
    private let state = Mutex<[[MessageChange]]>([])

    var batches: [[MessageChange]] { state.withLock { $0 } }
    var changes: [MessageChange] { batches.flatMap { $0 } }

    var observer: MessageObserver {
        { [self] _, _, changes in state.withLock { $0.append(changes) } }
    }

    func forget() { state.withLock { $0 = [] } }
}
