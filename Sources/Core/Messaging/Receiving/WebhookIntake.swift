package import Primitives
package import Storage

/// Puts webhook bodies on disk before Meta is answered.
///
/// Posts that arrive while a commit is under way share the next one: one flush for up to 512 of them.
package struct WebhookIntake: Sendable {
    private let ambient: Ambient
    private let batcher: Batcher<Post>

    private struct Post: Sendable {
        let secretID: String
        let bytes: [UInt8]
    }

    package init(database: Database, ambient: Ambient) {
        self.ambient = ambient
        batcher = Batcher(limit: 512) { posts in
            let at = ambient.now()
            let rows = posts.map { (id: ambient.rawID(), secretID: $0.secretID, at: at, bytes: $0.bytes) }
            try await database.write { try InboxStore(transaction: $0).append(rows) }
        }
    }

    /// Returns once the body is on disk.
    ///
    /// - Throws: `DatabaseError`: nothing was kept, and Meta must be told to come again.
    package func take(_ bytes: [UInt8], secretID: String) async throws {
        try await batcher.submit(Post(secretID: secretID, bytes: bytes))
    }
}
