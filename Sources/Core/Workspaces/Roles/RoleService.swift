package import Primitives
package import Routes
package import Storage

/// The roles that a workspace makes for itself.
package struct RoleService: Sendable {
    static let most = 50
    static let nameMost = 60
    static let descriptionMost = 300

    private let database: Database
    private let ambient: Ambient
    private let permissions: [Permission]
    private let audit: AuditLog

    package init(database: Database, ambient: Ambient, permissions: [Permission]) {
        self.database = database
        self.ambient = ambient
        self.permissions = permissions
        audit = AuditLog(ambient: ambient)
    }

    /// A role as it is asked for. Permissions that there are not are refused.
    package struct Draft: Sendable {
        package var name: String
        package var description: String
        package var permissions: [String]
        package var hidesNumbers: Bool
        package var seesOwnTeamsOnly: Bool
    }

    /// - Returns: the workspace's own, and how many members each role has, the built-in ones by their word.
    package func list(in workspace: WorkspaceID) async throws -> (roles: [CustomRole], members: [String: Int]) {
        try await database.read { transaction in
            let store = RoleStore(transaction, workspace: workspace)
            return (try store.all(), try store.counts())
        }
    }

    /// - Throws: `WorkspaceError.roleNameTaken`, `.roleBeyondOwn`, `.tooManyRoles`, a problem with the fields.
    package func make(_ draft: Draft, by caller: Caller) async throws -> CustomRole {
        let role = try checked(draft, id: ambient.id())
        let now = ambient.now()
        return try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = RoleStore(transaction, workspace: caller.workspace)
            guard try store.all().count < Self.most else { throw WorkspaceError.tooManyRoles(Self.most) }
            try check(role, by: caller, transaction)
            guard try store.insert(role, at: now) else { throw WorkspaceError.roleNameTaken(role.name) }
            try record("roles.created", role, by: caller, transaction)
            return role
        }
    }

    /// Changes the role of everybody who has it, from their next request on. When it loses something, what its members
    /// handed out ends.
    ///
    /// - Throws: as `make`, and `WorkspaceError.roleNotFound`.
    package func change(
        _ id: RoleID,
        by caller: Caller,
        _ change: @escaping @Sendable (inout Draft) -> Void
    ) async throws -> CustomRole {
        let now = ambient.now()
        return try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = RoleStore(transaction, workspace: caller.workspace)
            guard let before = try store.find(id) else { throw WorkspaceError.roleNotFound(id) }
            var draft = Draft(before)
            change(&draft)
            let after = try checked(draft, id: id)
            // Nor does anybody take from a role what they lack.
            try check(before, by: caller, transaction)
            try check(after, by: caller, transaction)
            do {
                try transaction.savepoint { try store.update(after) }
            } catch DatabaseError.uniqueViolation {
                throw WorkspaceError.roleNameTaken(after.name)
            }
            if !Set(before.permissions).isSubset(of: after.permissions) || after.powers.hidesMore(than: before.powers) {
                let handedOut = HandedOut(transaction, in: caller.workspace)
                for member in try store.members(of: id) { try handedOut.revokeAll(by: member, at: now) }
            }
            try record("roles.changed", after, by: caller, transaction)
            return after
        }
    }

    /// - Throws: `WorkspaceError.roleNotFound`, `.roleInUse`.
    package func delete(_ id: RoleID, by caller: Caller) async throws {
        try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = RoleStore(transaction, workspace: caller.workspace)
            guard let role = try store.find(id) else { throw WorkspaceError.roleNotFound(id) }
            let users = try store.members(of: id).count + store.openInvitations(to: id)
            guard users == 0 else { throw WorkspaceError.roleInUse(role.name, by: users) }
            try store.delete(id)
            try record("roles.deleted", role, by: caller, transaction)
        }
    }

    private func check(_ role: CustomRole, by caller: Caller, _ transaction: Transaction) throws {
        let now = try caller.now(in: transaction)
        try RoleGiving(transaction: transaction, workspace: caller.workspace, permissions: permissions)
            .check(Set(role.permissions), role.powers, by: now)
    }

    private func record(_ action: String, _ role: CustomRole, by caller: Caller, _ transaction: Transaction) throws {
        let flags = [role.hidesNumbers ? "hides numbers" : nil, role.seesOwnTeamsOnly ? "own teams only" : nil]
        let detail = ([role.name] + flags.compactMap(\.self)).joined(separator: ", ")
        try audit.record(
            action,
            subject: "\(role.id)",
            detail: "\(detail): \(role.permissions.joined(separator: ", "))",
            by: caller,
            in: transaction
        )
    }

    private func checked(_ draft: Draft, id: RoleID) throws -> CustomRole {
        let name = draft.name.trimmedLine
        let isBuiltIn = Role.allCases.contains { $0.rawValue == name.uppercased() }
        guard name.hasLength(1...Self.nameMost), !name.hasHiddenFormat, !isBuiltIn else {
            let detail = isBuiltIn ? "is the name of a built-in role" : "has 1 to \(Self.nameMost) characters"
            throw Problem.invalid(.init(field: "name", detail: detail))
        }
        guard draft.description.isEmpty || draft.description.hasLength(1...Self.descriptionMost) else {
            throw Problem.invalid(
                .init(
                    field: "description",
                    detail: "has \(Self.descriptionMost, "max") characters at most",
                    code: "too-long"
                )
            )
        }
        let known = Set(permissions.map(\.name))
        if let unknown = draft.permissions.first(where: { !known.contains($0) }) {
            throw Problem.invalid(.init(field: "permissions", detail: "\(unknown.prefix(100)) is no permission"))
        }
        return CustomRole(
            id: id,
            name: name,
            description: draft.description,
            permissions: Set(draft.permissions).sorted(),
            hidesNumbers: draft.hidesNumbers,
            seesOwnTeamsOnly: draft.seesOwnTeamsOnly
        )
    }
}

extension RoleService.Draft {
    init(_ role: CustomRole) {
        name = role.name
        description = role.description
        permissions = role.permissions
        hidesNumbers = role.hidesNumbers
        seesOwnTeamsOnly = role.seesOwnTeamsOnly
    }
}
