import Primitives
package import Routes

/// A role that a workspace made for itself: a name for some permissions.
package struct CustomRole: Sendable, Equatable {
    package let id: RoleID
    package let name: String
    package let description: String
    /// Names, sorted.
    package let permissions: [String]
    package let hidesNumbers: Bool
    package let seesOwnTeamsOnly: Bool

    package var powers: Powers {
        Powers(permissions: Set(permissions), hidesNumbers: hidesNumbers, seesOwnTeamsOnly: seesOwnTeamsOnly)
    }
}

/// What a member is: one of the roles that every workspace has, or one of its own.
package enum RoleChoice: Sendable, Equatable {
    case builtIn(Role)
    case custom(RoleID)

    /// Members of a custom role are below those of every built-in one, whatever they may do.
    package var rank: Role {
        guard case .builtIn(let role) = self else { return .member }
        return role
    }

    package var custom: RoleID? {
        guard case .custom(let id) = self else { return nil }
        return id
    }

    init(_ role: Role, custom: RoleID?) {
        self = custom.map { .custom($0) } ?? .builtIn(role)
    }
}
