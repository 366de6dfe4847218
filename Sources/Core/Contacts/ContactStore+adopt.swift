import Primitives
import Storage

extension ContactStore {
    /// Makes `wanted` the identities by which `contact` is reached now, also those that were another's.
    ///
    /// Changes nothing when nothing is new, which is how most messages find it.
    func adopt(
        _ wanted: [ContactIdentity],
        for contact: ContactID,
        name: String?,
        in workspace: WorkspaceID
    ) throws {
        let present = Set(try identities(of: contact, in: workspace))
        for identity in wanted where !present.contains(identity) {
            try take(identity, for: contact, in: workspace)
        }
        guard let current = try contacts([contact], in: workspace)[contact] else { return }
        if current.name.isEmpty, let name, !name.isEmpty { try rename(contact, to: name, in: workspace) }
        func said(_ kind: ContactIdentity.Kind) -> String? { wanted.first { $0.kind == kind }?.value }
        let phone = said(.phone) ?? current.phone?.rawValue
        let userID = said(.userID) ?? current.userID
        let username = said(.username) ?? current.username
        guard (phone, userID, username) != (current.phone?.rawValue, current.userID, current.username) else { return }
        try transaction.run(
            """
            UPDATE contacts SET phone = \(phone), country = \(phone.flatMap { PhoneNumber($0)?.country }), user_id = \(userID), username = \(username)
            WHERE workspace_id = \(workspace) AND id = \(contact)
            """
        )
    }

    /// Gives one identity to `contact`, and whoever had it another of the same kind to be reached by, or none.
    private func take(_ identity: ContactIdentity, for contact: ContactID, in workspace: WorkspaceID) throws {
        let before = try transaction.row(
            """
            SELECT contact_id FROM contact_identities
            WHERE workspace_id = \(workspace) AND kind = \(identity.kind) AND value = \(identity.value)
            """
        )
        if identity.kind == .username {
            // A person has one username at a time; the one left behind may soon be somebody else's.
            try transaction.run(
                """
                DELETE FROM contact_identities
                WHERE workspace_id = \(workspace) AND contact_id = \(contact) AND kind = \(identity.kind)
                """
            )
        }
        try transaction.run(
            """
            INSERT INTO contact_identities (workspace_id, kind, value, contact_id)
            VALUES (\(workspace), \(identity.kind), \(identity.value), \(contact))
            ON CONFLICT (workspace_id, kind, value) DO UPDATE SET contact_id = excluded.contact_id
            """
        )
        guard let owner: ContactID = try before.map({ try $0["contact_id"] }) else { return }
        let left = try identities(of: owner, in: workspace).last { $0.kind == identity.kind }?.value
        let column: SQL? =
            switch identity.kind {
            case .phone: "phone"
            case .userID: "user_id"
            case .username: "username"
            case .parentUserID: nil
            }
        guard let column else { return }
        let country: SQL =
            identity.kind == .phone ? ", country = \(left.flatMap { PhoneNumber($0)?.country })" : ""
        try transaction.run(
            """
            UPDATE contacts SET \(column) = \(left)\(country)
            WHERE workspace_id = \(workspace) AND id = \(owner) AND \(column) = \(identity.value)
            """
        )
    }
}
