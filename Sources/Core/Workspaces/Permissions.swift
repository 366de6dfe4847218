package import Routes

extension Permission {
    package static let viewMembers = Permission("members.view", from: .member)
    package static let manageMembers = Permission("members.manage", from: .admin)
    package static let manageRoles = Permission("roles.manage", from: .admin)
    package static let manageTeams = Permission("teams.manage", from: .admin)
    package static let manageAPIKeys = Permission("api-keys.manage", from: .admin)
    package static let viewAudit = Permission("audit.view", from: .admin)

    /// The permissions of this module.
    package static let workspaces = [viewMembers, manageMembers, manageRoles, manageTeams, manageAPIKeys, viewAudit]
}
