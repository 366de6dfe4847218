package import Primitives
import Storage

extension ContactStore {
    /// Makes two contacts one: `gone`'s identities and what it says go to `kept`, and its row is no more.
    ///
    /// The newest word about consent wins, for each purpose; a block on either stays. What `gone` was is kept in `contact_merges`.
    func merge(
        _ gone: ContactID,
        into kept: ContactID,
        by actor: String? = nil,
        in workspace: WorkspaceID,
        onMerge: ContactMergeObserver
    ) throws {
        try holdPeople([gone, kept], in: workspace)
        let both = try contacts([gone, kept], in: workspace)
        guard let loser = both[gone] else { throw ContactError.notFound(gone) }
        guard let winner = both[kept] else { throw ContactError.notFound(kept) }
        try MergeLog(transaction, in: workspace).record(
            loser,
            try identities(of: gone, in: workspace),
            try book(of: loser, before: winner, in: workspace),
            into: winner,
            by: actor,
            at: ambient.now()
        )
        try transaction.run(
            """
            UPDATE contact_identities SET contact_id = \(kept)
            WHERE workspace_id = \(workspace) AND contact_id = \(gone)
            """
        )
        if winner.name.isEmpty, !loser.name.isEmpty { try rename(kept, to: loser.name, in: workspace) }
        if Self.saysLast(loser, winner) {
            try consent(loser.optIn, of: kept, source: .merge, at: loser.optInAt, in: workspace)
        }
        try takeOver(loser.refuses.subtracting(winner.refuses), from: gone, to: kept, in: workspace)
        try transaction.run(
            """
            UPDATE contacts SET phone = \(winner.phone ?? loser.phone), country = \(winner.country ?? loser.country),
                user_id = \(winner.userID ?? loser.userID),
                username = \(winner.username ?? loser.username), blocked_at = \(winner.blockedAt ?? loser.blockedAt)
            WHERE workspace_id = \(workspace) AND id = \(kept)
            """
        )
        try moveBook(of: loser, to: winner, in: workspace)
        try onMerge(transaction, workspace, kept, gone)
        try transaction.run("DELETE FROM contacts WHERE workspace_id = \(workspace) AND id = \(gone)")
    }

    /// The contact that `id` became part of, when it was merged away.
    package func survivor(of id: ContactID, in workspace: WorkspaceID) throws -> ContactID? {
        let row = try transaction.row(
            """
            SELECT kept_id FROM contact_merges
            WHERE workspace_id = \(workspace) AND gone_id = \(id) AND undone_at IS NULL
            """
        )
        return try row.map { try $0["kept_id"] }
    }

    /// Whether `loser`'s word about consent is newer than `winner`'s. At the same moment, no is believed.
    private static func saysLast(_ loser: Contact, _ winner: Contact) -> Bool {
        guard loser.optIn != .unknown, let said = loser.optInAt else { return false }
        guard winner.optIn != .unknown, let known = winner.optInAt else { return true }
        return said > known || said == known && loser.optIn == .no && winner.optIn != .no
    }
}
