import Synchronization

/// Lets callers that come together share one write.
///
/// The first caller writes its own item at once; those that come meanwhile wait, and the first of them writes for all of
/// them next. There is no timer and no task of its own: alone, an item waits for nothing but its own write.
final class Batcher<Item: Sendable>: Sendable {
    private let limit: Int
    private let write: @Sendable ([Item]) async throws -> Void
    private let state = Mutex(State())

    private struct State {
        var waiting: [(item: Item, turn: CheckedContinuation<Turn, any Error>)] = []
        var writing = false
    }

    private enum Turn {
        case written
        /// The caller is to write, its own item first.
        case lead
    }

    /// - Parameter limit: How many items one write takes at most.
    init(limit: Int, write: @escaping @Sendable ([Item]) async throws -> Void) {
        self.limit = limit
        self.write = write
    }

    /// Returns once the item is written, with others or alone.
    ///
    /// - Throws: What `write` threw for the batch that the item was in.
    func submit(_ item: Item) async throws {
        guard try await turn(for: item) == .lead else { return }
        let others = state.withLock { state in
            let others = Array(state.waiting.prefix(limit - 1))
            state.waiting.removeFirst(others.count)
            return others
        }
        defer { passOn() }
        do {
            try await write([item] + others.map(\.item))
            for other in others { other.turn.resume(returning: .written) }
        } catch {
            for other in others { other.turn.resume(throwing: error) }
            throw error
        }
    }

    private func turn(for item: Item) async throws -> Turn {
        try await withCheckedThrowingContinuation { continuation in
            let leads = state.withLock { state in
                if state.writing {
                    state.waiting.append((item, continuation))
                    return false
                }
                state.writing = true
                return true
            }
            if leads { continuation.resume(returning: .lead) }
        }
    }

    private func passOn() {
        let next = state.withLock { state -> CheckedContinuation<Turn, any Error>? in
            guard !state.waiting.isEmpty else {
                state.writing = false
                return nil
            }
            return state.waiting.removeFirst().turn
        }
        next?.resume(returning: .lead)
    }
}
