import Synchronization

/// What a transaction saw before it was rolled back.
final class Versions: Sendable {
    private let seen = Mutex<[Int64]>([])

    func add(_ version: Int64) { seen.withLock { $0.append(version) } }

    var all: [Int64] { seen.withLock { $0 } }
}
