package import Primitives
package import Routes
package import Storage

/// Teams, and who is in them.
package struct TeamService: Sendable {
    static let most = 200
    static let nameMost = 60
    static let descriptionMost = 300

    private let database: Database
    private let ambient: Ambient
    private let departures: Departures
    private let told: StaffNews
    private let audit: AuditLog

    package init(
        database: Database,
        ambient: Ambient,
        departures: Departures,
        told: @escaping StaffNews = { _, _, _ in }
    ) {
        self.database = database
        self.ambient = ambient
        self.departures = departures
        self.told = told
        audit = AuditLog(ambient: ambient)
    }

    package func list(in workspace: WorkspaceID) async throws -> [Team] {
        try await database.read { try TeamStore($0, workspace: workspace).all() }
    }

    /// - Throws: `WorkspaceError.teamNameTaken`, `.memberNotFound`, `.tooManyTeams`, a problem with the fields.
    package func make(
        name: String,
        description: String,
        lead: MemberID?,
        members: [MemberID],
        method: Team.Method = .roundRobin,
        by caller: Caller
    ) async throws -> Team {
        let name = try Self.checked(name, description)
        let id: TeamID = ambient.id()
        let now = ambient.now()
        return try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = TeamStore(transaction, workspace: caller.workspace)
            guard try store.all().count < Self.most else { throw WorkspaceError.tooManyTeams(Self.most) }
            let team = Team(id: id, name: name, description: description, lead: lead, members: [], method: method)
            guard try store.insert(team, at: now) else { throw WorkspaceError.teamNameTaken(name) }
            for member in Set(members + [lead].compactMap(\.self)).sorted() {
                try requireMember(member, caller.workspace, transaction)
                try store.add(member, to: id)
            }
            try audit.record("teams.created", subject: "\(id)", detail: name, by: caller, in: transaction)
            try told(.teams, caller.workspace, transaction)
            return try found(id, store)
        }
    }

    /// What is `nil` or absent stays as it is.
    ///
    /// - Throws: as `make`, and `WorkspaceError.teamNotFound`.
    package func change(
        _ id: TeamID,
        name: String?,
        description: String?,
        lead: Given<MemberID>,
        method: Team.Method? = nil,
        by caller: Caller
    ) async throws -> Team {
        try await database.write { transaction in
            let store = TeamStore(transaction, workspace: caller.workspace)
            let before = try found(id, store)
            let text = description ?? before.description
            let title = try Self.checked(name ?? before.name, text)
            if case .value(let lead) = lead {
                try requireMember(lead, caller.workspace, transaction)
                try store.add(lead, to: id)
            }
            do {
                try transaction.savepoint {
                    try store.update(
                        id,
                        name: title,
                        description: text,
                        lead: lead.or(before.lead),
                        method: method ?? before.method
                    )
                }
            } catch DatabaseError.uniqueViolation {
                throw WorkspaceError.teamNameTaken(title)
            }
            try audit.record("teams.changed", subject: "\(id)", detail: title, by: caller, in: transaction)
            try told(.teams, caller.workspace, transaction)
            return try found(id, store)
        }
    }

    /// Its conversations become nobody's.
    ///
    /// - Throws: `WorkspaceError.teamNotFound`.
    package func delete(_ id: TeamID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = TeamStore(transaction, workspace: caller.workspace)
            let team = try found(id, store)
            try departures.team(id, caller.workspace, transaction)
            try store.delete(id)
            try audit.record("teams.deleted", subject: "\(id)", detail: team.name, by: caller, in: transaction)
            try told(.teams, caller.workspace, transaction)
        }
    }

    /// - Throws: `WorkspaceError.teamNotFound`, `.memberNotFound`.
    package func set(_ member: MemberID, isIn: Bool, _ id: TeamID, by caller: Caller) async throws -> Team {
        try await database.write { transaction in
            try WorkspaceStore(transaction).lock(caller.workspace)
            let store = TeamStore(transaction, workspace: caller.workspace)
            let before = try found(id, store)
            guard before.members.contains(member) != isIn else { return before }
            if isIn {
                try requireMember(member, caller.workspace, transaction)
                try store.add(member, to: id)
            } else {
                try store.remove(member, from: id)
            }
            let action = isIn ? "teams.member-added" : "teams.member-removed"
            try audit.record(action, subject: "\(id)", detail: "\(member)", by: caller, in: transaction)
            try told(.teams, caller.workspace, transaction)
            return try found(id, store)
        }
    }

    private func found(_ id: TeamID, _ store: TeamStore) throws -> Team {
        guard let team = try store.find(id) else { throw WorkspaceError.teamNotFound(id) }
        return team
    }

    private func requireMember(_ id: MemberID, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard try MemberStore(transaction, workspace: workspace).find(id) != nil else {
            throw WorkspaceError.memberNotFound(id)
        }
    }

    private static func checked(_ name: String, _ description: String) throws -> String {
        let name = name.trimmedLine
        guard name.hasLength(1...nameMost), !name.hasHiddenFormat else {
            throw Problem.invalid(
                .init(field: "name", detail: "has \(1, "min") to \(nameMost, "max") characters", code: "length")
            )
        }
        guard description.isEmpty || description.hasLength(1...descriptionMost) else {
            throw Problem.invalid(
                .init(
                    field: "description",
                    detail: "has \(descriptionMost, "max") characters at most",
                    code: "too-long"
                )
            )
        }
        return name
    }
}
