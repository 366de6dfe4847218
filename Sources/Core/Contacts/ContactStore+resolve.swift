package import Primitives
package import Storage
import Workspaces

/// Tells whoever keeps rows of contacts that `gone` is `kept` from now on, inside the merging transaction.
package typealias ContactMergeObserver =
    @Sendable (
        _ transaction: Transaction, _ workspace: WorkspaceID, _ kept: ContactID, _ gone: ContactID
    ) throws -> Void

extension ContactStore {
    /// Finds the one contact that `identities` speak of, or makes it; merges two when they prove to be one.
    ///
    /// The identities are believed in the order user id, parent user id, phone, username. A contact found by a later one
    /// is the same person unless both have user ids that differ (numbers are handed on, and user ids are not), or a
    /// username is all that joins them; then the identity moves to the contact of the stronger one.
    /// - Parameter onNew: is told of a contact that was made.
    /// - Throws: `ContactError.noIdentity`, `PlanLimitReached`; what `onMerge` and `onNew` throw.
    package func resolve(
        workspace: WorkspaceID,
        identities: ContactIdentities,
        source: ContactSource,
        onMerge: ContactMergeObserver = { _, _, _, _ in },
        onNew: (Contact) throws -> Void = { _ in }
    ) throws -> Contact {
        let wanted = identities.all
        guard !wanted.isEmpty else { throw ContactError.noIdentity }
        // Twice at most on PostgreSQL: when another transaction has just made the contact, it is there the second time.
        for _ in 0..<3 {
            let known = try owners(of: wanted, in: workspace)
            guard let first = try owner(of: wanted, known: known, in: workspace) else {
                guard let made = try make(wanted, identities, source: source, in: workspace) else { continue }
                try onNew(made)
                return made
            }
            let kept = try unite(first, known, isCertain: { _ in false }, in: workspace, onMerge: onMerge)
            try adopt(wanted, for: kept, name: identities.name, in: workspace)
            return try alive(kept, in: workspace)
        }
        throw DatabaseError.conflict("contact identities")
    }

    /// Who writes, or is added again, while the time of grace runs is not deleted any more.
    private func alive(_ id: ContactID, in workspace: WorkspaceID) throws -> Contact {
        if let found = try contacts([id], in: workspace)[id], found.deletedAt == nil { return found }
        try transaction.run(
            """
            UPDATE contacts SET deleted_at = NULL
            WHERE workspace_id = \(workspace) AND id = \(id) AND deleted_at IS NOT NULL AND erased_at IS NULL
            """
        )
        return try find(id, in: workspace)
    }

    /// Adds identities to a contact whose person has said that they are theirs: WhatsApp's notice of a changed number or
    /// user id. Whoever is known by the new user id is merged in.
    ///
    /// - Throws: `ContactError.notFound`; what `onMerge` throws.
    package func link(
        _ contact: ContactID,
        _ identities: ContactIdentities,
        in workspace: WorkspaceID,
        onMerge: ContactMergeObserver = { _, _, _, _ in }
    ) throws -> Contact {
        let wanted = identities.all
        guard !wanted.isEmpty else { return try find(contact, in: workspace) }
        let known = try owners(of: wanted, in: workspace)
        let kept = try unite(contact, known, isCertain: { $0.contains(.userID) }, in: workspace, onMerge: onMerge)
        try adopt(wanted, for: kept, name: identities.name, in: workspace)
        return try find(kept, in: workspace)
    }

    /// Merges the owners of `known` with `first` where they are one person, and returns the contact that is left: the
    /// oldest.
    private func unite(
        _ first: ContactID,
        _ known: [ContactIdentity: ContactID],
        isCertain: (Set<ContactIdentity.Kind>) -> Bool,
        in workspace: WorkspaceID,
        onMerge: ContactMergeObserver
    ) throws -> ContactID {
        var kept = first
        for other in Set(known.values.filter { $0 != first }).sorted() {
            let kinds = Set(known.filter { $0.value == other }.keys.map(\.kind))
            guard try isCertain(kinds) || isSame(kept, other, by: kinds, in: workspace) else { continue }
            let (older, younger) = kept < other ? (kept, other) : (other, kept)
            try merge(younger, into: older, in: workspace, onMerge: onMerge)
            kept = older
        }
        return kept
    }

    /// Whose the identities are now, where they are anybody's.
    func owners(
        of wanted: [ContactIdentity],
        in workspace: WorkspaceID
    ) throws -> [ContactIdentity: ContactID] {
        var owners: [ContactIdentity: ContactID] = [:]
        // One look each: of several joined by OR, SQLite without statistics reads the workspace's all. Always in the
        // same order, so that two transactions cannot lock each other out.
        for identity in wanted.sorted(by: { ($0.kind.rawValue, $0.value) < ($1.kind.rawValue, $1.value) }) {
            let row = try transaction.row(
                """
                SELECT contact_id FROM contact_identities
                WHERE workspace_id = \(workspace) AND kind = \(identity.kind) AND value = \(identity.value)
                \(postgres: " FOR UPDATE")
                """
            )
            if let row { owners[identity] = try row["contact_id"] }
        }
        return owners
    }

    /// The contact of the strongest identity that has one.
    ///
    /// A username alone does not stand for a contact that has another number or user id: names change hands.
    private func owner(
        of wanted: [ContactIdentity],
        known: [ContactIdentity: ContactID],
        in workspace: WorkspaceID
    ) throws -> ContactID? {
        guard let found = wanted.first(where: { known[$0] != nil }), let contact = known[found] else { return nil }
        guard found.kind == .username else { return contact }
        let present = try self.identities(of: contact, in: workspace)
        let contradicts = wanted.contains { said in
            said.kind != .username && present.contains { $0.kind == said.kind } && !present.contains(said)
        }
        return contradicts ? nil : contact
    }

    /// Whether `other`, found by identities of these kinds, is the person of `kept`.
    private func isSame(
        _ kept: ContactID,
        _ other: ContactID,
        by kinds: Set<ContactIdentity.Kind>,
        in workspace: WorkspaceID
    ) throws -> Bool {
        let theirs = Set(try identities(of: other, in: workspace).map(\.kind))
        if theirs == [.username] || kinds.contains(.parentUserID) { return true }
        if kinds == [.username] { return false }
        let ours = Set(try identities(of: kept, in: workspace).map(\.kind))
        return !(theirs.contains(.userID) && ours.contains(.userID))
    }

    /// A new contact with these identities; `nil` when another transaction has just made one.
    private func make(
        _ wanted: [ContactIdentity],
        _ identities: ContactIdentities,
        source: ContactSource,
        in workspace: WorkspaceID
    ) throws -> Contact? {
        if source.isOurs {
            try limits.admit(.contacts, to: workspace, transaction) { try count(in: workspace) }
        }
        let refused = try refusal(of: wanted, in: workspace)
        let contact = Contact(
            new: ambient.id(),
            identities,
            refusedAt: refused,
            source: source,
            at: ambient.now()
        )
        try insert(contact, in: workspace)
        let strong = wanted.filter { $0.kind != .username }
        let claims = (strong.isEmpty ? wanted : strong).map { Self.claim($0, for: contact.id, in: workspace) }
        guard try transaction.runEach(claims).allSatisfy({ $0 == 1 }) else {
            try transaction.run("DELETE FROM contacts WHERE workspace_id = \(workspace) AND id = \(contact.id)")
            return nil
        }
        try adopt(wanted, for: contact.id, name: nil, in: workspace)
        return contact
    }

    static func claim(_ identity: ContactIdentity, for contact: ContactID, in workspace: WorkspaceID) -> SQL {
        """
        INSERT INTO contact_identities (workspace_id, kind, value, contact_id)
        VALUES (\(workspace), \(identity.kind), \(identity.value), \(contact))
        ON CONFLICT (workspace_id, kind, value) DO NOTHING
        """
    }
}
