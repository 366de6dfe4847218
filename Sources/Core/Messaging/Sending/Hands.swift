import Primitives
import Synchronization

/// Which messages this process has claimed and not yet written down what became of, for as long as it lives.
///
/// When the database goes away while a claim is being committed, nobody hears whether it was: messages may be in this process's hands,
/// on disk, that it knows nothing of. They were certainly not sent, and they are told from the others by this.
final class Hands: Sendable {
    /// A message that was claimed for the how-manieth time.
    private struct Held: Hashable {
        let message: MessageID
        let attempt: Int64

        init(_ claimed: Claimed) {
            (message, attempt) = (claimed.id, claimed.attempts)
        }
    }

    private struct State {
        var held: Set<Held> = []
        /// Channels on which a claim may have been committed unheard, and until when that may show.
        var doubtful: [ChannelID: Timestamp] = [:]
    }

    /// So long a server may take to notice that a connection is gone, and the transaction with it.
    private static let doubtLasts: Duration = .minutes(2)

    private let state = Mutex(State())

    func take(_ messages: [Claimed]) {
        state.withLock { $0.held.formUnion(messages.map(Held.init)) }
    }

    func letGo(_ messages: [Claimed]) {
        state.withLock { $0.held.subtract(messages.map(Held.init)) }
    }

    func has(_ message: Claimed) -> Bool {
        state.withLock { $0.held.contains(Held(message)) }
    }

    /// A claim on the channel was not answered.
    func doubt(_ channel: ChannelID, at now: Timestamp) {
        state.withLock { $0.doubtful[channel] = now + Self.doubtLasts }
    }

    func isDoubtful(_ channel: ChannelID, at now: Timestamp) -> Bool {
        state.withLock { state in
            guard let until = state.doubtful[channel] else { return false }
            if until <= now { state.doubtful[channel] = nil }
            return true
        }
    }
}
