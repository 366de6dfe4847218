import Primitives
import Storage
import Synchronization

/// Whether something that a person waits for, a reply or a passcode, has been queued on a channel since it was last asked.
final class Pressing: Sendable {
    static let topic = "pressing"

    private let hasCome = Mutex(false)

    /// Until the task is cancelled.
    func listen(to channel: ChannelID, on database: Database) async {
        for await payload in database.notices(Self.topic) where payload == channel.description {
            hasCome.withLock { $0 = true }
        }
    }

    func take() -> Bool {
        hasCome.withLock { hasCome in
            defer { hasCome = false }
            return hasCome
        }
    }
}
