package import Primitives

/// Who is calling, and the workspace that bounds everything they can see.
package struct Caller: Sendable, Hashable {
    package let workspace: WorkspaceID
    package let actor: Actor
    package let powers: Powers
    /// Whether this person runs the instance.
    package let isOperator: Bool

    package enum Actor: Sendable, Hashable {
        case member(MemberID, UserID, Role)
        /// An API key and the names of the permissions it was given.
        case apiKey(APIKeyID, scopes: Set<String>)
    }

    package init(workspace: WorkspaceID, actor: Actor, powers: Powers = .ofRole, isOperator: Bool = false) {
        self.workspace = workspace
        self.actor = actor
        self.powers = powers
        self.isOperator = isOperator
    }

    /// `nil` for an API key.
    package var member: MemberID? {
        guard case .member(let id, _, _) = actor else { return nil }
        return id
    }

    /// `nil` for a person.
    package var key: APIKeyID? {
        guard case .apiKey(let id, _) = actor else { return nil }
        return id
    }

    /// `nil` for an API key.
    package var user: UserID? {
        guard case .member(_, let id, _) = actor else { return nil }
        return id
    }

    /// `nil` for an API key.
    package var role: Role? {
        guard case .member(_, _, let role) = actor else { return nil }
        return role
    }

    package func can(_ permission: Permission) -> Bool {
        switch actor {
        case .member(_, _, let role): powers.permissions?.contains(permission.name) ?? (role >= permission.from)
        case .apiKey(_, let scopes): scopes.contains(permission.name)
        }
    }

    /// Whether telephone numbers are masked in everything that the caller is given: `PhoneNumber.masked`.
    package var hidesNumbers: Bool { powers.hidesNumbers }

    /// Whether conversations of other people and other teams are not there for the caller.
    package var seesOwnTeamsOnly: Bool { powers.seesOwnTeamsOnly }

    /// - Throws: the problem `forbidden` when the caller lacks the permission.
    package func require(_ permission: Permission) throws {
        guard can(permission) else { throw Problem.forbidden(permission) }
    }

    /// The identity as text, for journals: `mem_…` or `key_…`.
    package var name: String {
        switch actor {
        case .member(let id, _, _): "\(id)"
        case .apiKey(let id, _): "\(id)"
        }
    }

    /// Tells callers apart within a workspace; members and keys share one sequence of identifiers.
    var rawID: Int64 {
        switch actor {
        case .member(let id, _, _): id.rawValue
        case .apiKey(let id, _): id.rawValue
        }
    }

    /// Whether the route is open to this caller, or the problem that says why not.
    func refusal(for access: Access) -> Problem? {
        switch access {
        case .public: nil
        case .member: member == nil ? .personRequired : nil
        case .operator: isOperator && member != nil ? nil : .operatorRequired
        case .permission(let permission): can(permission) ? nil : .forbidden(permission)
        }
    }
}
