import Primitives
import Routes
import Storage

/// Nobody gives what they lack.
struct RoleGiving {
    let transaction: Transaction
    let workspace: WorkspaceID
    /// Every permission that routes ask for.
    let permissions: [Permission]

    /// - Parameter caller: as the database knows them now.
    /// - Throws: `WorkspaceError.aboveOwnRole`, `.roleNotFound`, `.roleBeyondOwn`.
    func check(_ choice: RoleChoice, by caller: Caller) throws {
        guard choice.rank <= (caller.role ?? .member) else { throw WorkspaceError.aboveOwnRole(choice.rank) }
        // What a key may hand out is bounded by the rank: see `Caller.mayGrant`.
        if case .builtIn = choice, caller.powers.permissions == nil, !caller.powers.hidesNumbers { return }
        try check(names(of: choice), try powers(of: choice), by: caller)
    }

    /// - Throws: `WorkspaceError.roleBeyondOwn`.
    func check(_ names: Set<String>, _ powers: Powers, by caller: Caller) throws {
        if let beyond = permissions.first(where: { names.contains($0.name) && !caller.can($0) }) {
            throw WorkspaceError.roleBeyondOwn(beyond.name)
        }
        if caller.powers.hidesNumbers, !powers.hidesNumbers {
            throw WorkspaceError.roleBeyondOwn("telephone numbers")
        }
        if caller.powers.seesOwnTeamsOnly, !powers.seesOwnTeamsOnly {
            throw WorkspaceError.roleBeyondOwn("conversations of other teams")
        }
    }

    /// - Throws: `WorkspaceError.roleNotFound`.
    func powers(of choice: RoleChoice) throws -> Powers {
        guard let id = choice.custom else { return .ofRole }
        guard let role = try RoleStore(transaction, workspace: workspace).find(id) else {
            throw WorkspaceError.roleNotFound(id)
        }
        return role.powers
    }

    func names(of choice: RoleChoice) throws -> Set<String> {
        switch choice {
        case .builtIn(let role): Set(permissions.filter { $0.from <= role }.map(\.name))
        case .custom: try powers(of: choice).permissions ?? []
        }
    }

    /// Whether somebody who was `before` and is `after` has lost something.
    func isLess(_ after: RoleChoice, than before: RoleChoice) throws -> Bool {
        try !names(of: before).isSubset(of: names(of: after)) || after.rank < before.rank
            || powers(of: after).hidesMore(than: powers(of: before))
    }
}
