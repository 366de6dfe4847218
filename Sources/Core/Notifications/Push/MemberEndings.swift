package import Primitives
package import Storage

/// What of notifications ends with a member or a session, for those who end them.
package struct MemberEndings {
    private let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// The member's devices and choices.
    package func end(_ member: MemberID, in workspace: WorkspaceID) throws {
        try PushSubscriptionStore(transaction: transaction, workspace: workspace).deleteAll(of: member)
        try PreferenceStore(transaction: transaction, workspace: workspace).deleteAll(of: member)
    }

    /// The devices of these sessions, in every workspace.
    package func end(sessions: [Int64]) throws {
        guard !sessions.isEmpty else { return }
        try transaction.run("DELETE FROM push_subscriptions WHERE session_id IN \(list: sessions)")
    }
}
