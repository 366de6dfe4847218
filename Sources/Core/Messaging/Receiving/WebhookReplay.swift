package import Primitives
package import Storage

/// Putting kept webhook bodies back in line.
package enum WebhookReplay {
    /// - Returns: how many bodies that are.
    package static func replay(since: Timestamp, in transaction: Transaction) throws -> Int {
        try InboxStore(transaction: transaction).replay(since: since)
    }
}
