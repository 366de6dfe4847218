import Foundation

/// Holds a database thread until a test opens it. Blocks on purpose; ten seconds at most, so that a failed test ends.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func wait() {
        _ = semaphore.wait(timeout: .now() + 10)
        // For the next who comes.
        semaphore.signal()
    }

    func open() {
        semaphore.signal()
    }
}
