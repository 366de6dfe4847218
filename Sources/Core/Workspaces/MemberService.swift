import Notifications
package import Primitives
package import Routes
package import Storage

/// What others do when somebody takes conversations again, in the transaction that says so.
package typealias Arrival = @Sendable (WorkspaceID, Transaction) throws -> Void

/// Who belongs to a workspace, and as what.
package struct MemberService: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let permissions: [Permission]
    private let departures: Departures
    private let cameOnline: Arrival
    private let told: StaffNews
    private let audit: AuditLog

    package init(
        database: Database,
        ambient: Ambient,
        permissions: [Permission],
        departures: Departures = Departures(),
        cameOnline: @escaping Arrival = { _, _ in },
        told: @escaping StaffNews = { _, _, _ in }
    ) {
        self.database = database
        self.ambient = ambient
        self.permissions = permissions
        self.departures = departures
        self.cameOnline = cameOnline
        self.told = told
        audit = AuditLog(ambient: ambient)
    }

    /// In the order they joined.
    package func page(of workspace: WorkspaceID, after last: MemberID?, limit: Int) async throws -> [Member] {
        try await database.read { try MemberStore($0, workspace: workspace).page(after: last, limit: limit) }
    }

    /// - Throws: `WorkspaceError.memberNotFound`.
    package func find(_ id: MemberID, in workspace: WorkspaceID) async throws -> Member {
        let member = try await database.read { try MemberStore($0, workspace: workspace).find(id) }
        guard let member else { throw WorkspaceError.memberNotFound(id) }
        return member
    }

    /// Whether the caller takes conversations now.
    package func setAway(_ isAway: Bool, by caller: Caller) async throws {
        guard let id = caller.member else { return }
        try await database.write { transaction in
            try MemberStore(transaction, workspace: caller.workspace).setAway(isAway, of: id)
            if !isAway { try cameOnline(caller.workspace, transaction) }
            try told(.members, caller.workspace, transaction)
        }
    }

    /// Gives the member another role. One that has less ends the API keys and invitations that they handed out.
    ///
    /// - Throws: `WorkspaceError.memberNotFound`, `.aboveOwnRole`, `.roleNotFound`, `.roleBeyondOwn`, `.lastOwner`.
    package func changeRole(of id: MemberID, to role: RoleChoice, by caller: Caller) async throws -> Member {
        let now = ambient.now()
        return try await database.write { transaction in
            let store = MemberStore(transaction, workspace: caller.workspace)
            let member = try changeable(id, by: caller, store, transaction)
            let giving = RoleGiving(transaction: transaction, workspace: caller.workspace, permissions: permissions)
            try giving.check(role, by: caller.now(in: transaction))
            guard role != member.choice else { return member }
            if member.role == .owner, try store.owners() <= 1 { throw WorkspaceError.lastOwner }
            try store.setRole(role, of: id)
            let after = try store.find(id) ?? member
            // What they handed out was theirs to give in the old role.
            if try giving.isLess(role, than: member.choice) {
                try HandedOut(transaction, in: caller.workspace).revokeAll(by: id, at: now)
            }
            let detail = "\(member.roleName) to \(after.roleName)"
            try audit.record("members.role-changed", subject: "\(id)", detail: detail, by: caller, in: transaction)
            try told(.members, caller.workspace, transaction)
            return after
        }
    }

    /// Takes the person out of the workspace and ends their sessions in it, the API keys they made, the invitations that
    /// they sent and the devices that were told of notices.
    ///
    /// - Throws: `WorkspaceError.memberNotFound`, `.aboveOwnRole`, `.roleBeyondOwn`, `.lastOwner`.
    package func remove(_ id: MemberID, by caller: Caller) async throws {
        let now = ambient.now()
        try await database.write { transaction in
            let store = MemberStore(transaction, workspace: caller.workspace)
            let member = try changeable(id, by: caller, store, transaction)
            if member.role == .owner, try store.owners() <= 1 { throw WorkspaceError.lastOwner }
            try departures.member(id, caller.workspace, transaction)
            let teams = TeamStore(transaction, workspace: caller.workspace)
            for team in try teams.teams(of: id) { try teams.remove(id, from: team) }
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
            try told(.members, caller.workspace, transaction)
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
        // Whoever they may not make, they may not touch.
        try RoleGiving(transaction: transaction, workspace: caller.workspace, permissions: permissions)
            .check(member.choice, by: caller.now(in: transaction))
        return member
    }
}
