import Primitives
import Storage

/// What a member handed out to others: API keys, those that were made with them, and invitations.
struct HandedOut {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    /// Ends it all. What ended before is left as it is.
    func revokeAll(by member: MemberID, at now: Timestamp) throws {
        let keys = APIKeyStore(transaction: transaction)
        let invitations = InvitationStore(transaction: transaction)
        var seen: Set<String> = []
        var makers = ["\(member)"]
        while !makers.isEmpty {
            seen.formUnion(makers)
            var made: [String] = []
            for maker in makers {
                made += try keys.list(madeBy: maker, in: workspace).map { "\($0)" }
                try keys.revokeAll(madeBy: maker, in: workspace, at: now)
                try invitations.revokeAll(sentBy: maker, in: workspace, at: now)
            }
            makers = made.filter { !seen.contains($0) }
        }
    }
}
