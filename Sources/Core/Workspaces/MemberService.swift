import Notifications
package import Primitives
package import Routes
package import Storage

/// Who belongs to a workspace, and as what.
package struct MemberService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let audit: AuditLog

    package init(database: Database, ambient: Ambient) {
        self.database = database
        self.ambient = ambient
        audit = AuditLog(ambient: ambient)
    }

    /// In the order they joined.
    package func page(of workspace: WorkspaceID, after last: MemberID?, limit: Int) async throws -> [Member] {
        try await database.read { try MemberStore($0, workspace: workspace).page(after: last, limit: limit) }
    }

    /// Gives the member another role. A lower one ends the API keys and invitations that they handed out.
    ///
    /// - Throws: `WorkspaceError.memberNotFound`, `.aboveOwnRole`, `.lastOwner`.
    package func changeRole(of id: MemberID, to role: Role, by caller: Caller) async throws -> Member {
        let now = ambient.now()
        return try await database.write { transaction in
            let store = MemberStore(transaction, workspace: caller.workspace)
            let member = try changeable(id, by: caller, store, transaction)
            guard role <= (try caller.mayGrant(in: transaction)) else { throw WorkspaceError.aboveOwnRole(role) }
            guard role != member.role else { return member }
            if member.role == .owner, try store.owners() <= 1 { throw WorkspaceError.lastOwner }
            try store.setRole(role, of: id)
            // What they handed out was theirs to give in the old role.
            if role < member.role { try HandedOut(transaction, in: caller.workspace).revokeAll(by: id, at: now) }
            let detail = "\(member.role.rawValue) to \(role.rawValue)"
            try audit.record("members.role-changed", subject: "\(id)", detail: detail, by: caller, in: transaction)
            return try store.find(id) ?? member
        }
    }

    /// Takes the person out of the workspace and ends their sessions in it, the API keys they made, the invitations that
    /// they sent and the devices that were told of notices.
    ///
    /// - Throws: `WorkspaceError.memberNotFound`, `.aboveOwnRole`, `.lastOwner`.
    package func remove(_ id: MemberID, by caller: Caller) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            let store = MemberStore(transaction, workspace: caller.workspace)
            let member = try changeable(id, by: caller, store, transaction)
            if member.role == .owner, try store.owners() <= 1 { throw WorkspaceError.lastOwner }
            try store.remove(id, at: now)
            try SessionStore(transaction: transaction).deleteAll(of: member.user, in: caller.workspace)
            try HandedOut(transaction, in: caller.workspace).revokeAll(by: id, at: now)
            try MemberEndings(transaction).end(id, in: caller.workspace)
            try audit.record(
                "members.removed",
                subject: "\(id)",
                detail: "\(member.email)",
                by: caller,
                in: transaction
            )
        }
    }

    /// The member, with the workspace locked: two who demote each other at once take turns, and the second one finds
    /// that there is one owner left.
    private func changeable(
        _ id: MemberID,
        by caller: Caller,
        _ store: MemberStore,
        _ transaction: Transaction
    ) throws -> Member {
        try WorkspaceStore(transaction).lock(caller.workspace)
        guard let member = try store.find(id) else { throw WorkspaceError.memberNotFound(id) }
        // The caller's own role is read again too: it may have been taken away while this request waited.
        guard try caller.mayGrant(in: transaction) >= member.role else {
            throw WorkspaceError.aboveOwnRole(member.role)
        }
        return member
    }
}
