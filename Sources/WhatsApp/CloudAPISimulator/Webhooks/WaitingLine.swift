import Primitives

/// The updates for one receiver that are not yet packed, oldest first.
struct WaitingLine: Sendable {
    private var updates: [WebhookUpdate] = []
    private var since: [Timestamp] = []
    private var head = 0

    var count: Int { updates.count - head }
    var oldest: Timestamp? { count > 0 ? since[head] : nil }

    mutating func append(_ update: WebhookUpdate, since moment: Timestamp) {
        updates.append(update)
        since.append(moment)
    }

    /// The next `size` updates, or fewer when the oldest has waited long enough; `nil` when it is not yet time.
    mutating func take(_ size: Int, at now: Timestamp, wait: Duration) -> [WebhookUpdate]? {
        guard let oldest, count >= size || now >= oldest + wait else { return nil }
        let batch = Array(updates[head..<min(updates.count, head + size)])
        head += batch.count
        if head > updates.count / 2 {
            updates.removeFirst(head)
            since.removeFirst(head)
            head = 0
        }
        return batch
    }
}
