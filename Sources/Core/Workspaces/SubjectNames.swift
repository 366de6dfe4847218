import Primitives
package import Routes
package import Storage

/// What those are called whose identities stand in a journal. This floor knows its own; who has other things says what they
/// are called.
package struct SubjectNames: Sendable {
    /// The names of those of `ids`, identities of every kind, that are its own and that the caller may see. At most a few
    /// hundred are asked for at once.
    package typealias Finder = @Sendable (_ ids: [String], _ caller: Caller, Transaction) throws -> [String: String]

    private let finders: [Finder]

    package init(_ finders: [Finder] = []) {
        self.finders = [Self.own] + finders
    }

    /// For the subjects and the details of `entries`.
    func find(_ entries: [AuditEntry], for caller: Caller, in transaction: Transaction) throws -> [String: String] {
        let ids = Set(entries.flatMap(\.identities)).sorted()
        guard !ids.isEmpty else { return [:] }
        return try finders.reduce(into: [:]) { names, finder in
            names.merge(try finder(ids, caller, transaction)) { first, _ in first }
        }
    }

    /// Members, keys, teams, roles and the workspace itself; a person only where they are or were a member here.
    private static let own: Finder = { ids, caller, transaction in
        let workspace = caller.workspace
        let store = NameStore(transaction, workspace: workspace)
        var names = try store.actors(ids)
        for (id, name) in try store.find(members: [], teams: Set(ids.compactMap { TeamID($0) })).teams {
            names["\(id)"] = name
        }
        names.merge(try store.people(ids.compactMap { UserID($0) })) { first, _ in first }
        if ids.contains(where: { RoleID($0) != nil }) {
            for role in try RoleStore(transaction, workspace: workspace).all() { names["\(role.id)"] = role.name }
        }
        if ids.contains("\(workspace)") {
            names["\(workspace)"] = try WorkspaceStore(transaction).find(workspace)?.name
        }
        return names
    }
}

extension AuditEntry {
    /// Everything in it that has the shape of an identity.
    package var identities: [String] {
        "\(subject) \(detail)".matches(of: /\b[a-z]{2,5}_[0-9a-z]{13}\b/).map { String($0.output) }
    }
}
