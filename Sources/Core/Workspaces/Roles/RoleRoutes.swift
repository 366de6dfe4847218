import HTTPTypes
import Primitives
package import Routes

/// The roles of a workspace.
package struct RoleRoutes: Sendable {
    private let roles: RoleService
    private let permissions: [Permission]

    package init(roles: RoleService, permissions: [Permission]) {
        self.roles = roles
        self.permissions = permissions
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/roles",
                access: .permission(.viewMembers),
                summary: "The built-in roles and the workspace's own, with what they may do",
                gives: Page<RoleItemBody>.self,
                list
            ),
            Route(
                .post,
                "/api/roles",
                access: .permission(.manageRoles),
                summary: "Make a role of some permissions",
                takes: NewRoleBody.self,
                gives: RoleItemBody.self,
                status: 201,
                make
            ),
            Route(
                .patch,
                "/api/roles/{id}",
                access: .permission(.manageRoles),
                summary: "Change a role, for everybody who has it",
                takes: RoleChangeBody.self,
                gives: RoleItemBody.self,
                change
            ),
            Route(
                .delete,
                "/api/roles/{id}",
                access: .permission(.manageRoles),
                summary: "Delete a role that nobody has"
            ) { call in
                try await roles.delete(call.id("id"), by: call.caller)
                return .noContent
            },
        ]
    }

    @Sendable private func list(_ call: Call) async throws -> Reply {
        let (own, members) = try await roles.list(in: try call.caller.workspace)
        let builtIn = Role.allCases.reversed().map { role in
            RoleItemBody(
                id: nil,
                name: role.rawValue,
                description: role.words,
                builtIn: true,
                permissions: permissions.filter { $0.from <= role }.map(\.name),
                hidesNumbers: false,
                seesOwnTeamsOnly: false,
                members: members[role.rawValue] ?? 0
            )
        }
        return .json(Page(items: builtIn + own.map { RoleItemBody($0, members: members["\($0.id)"] ?? 0) }))
    }

    @Sendable private func make(_ call: Call) async throws -> Reply {
        let body = try await call.body(NewRoleBody.self)
        let draft = RoleService.Draft(
            name: body.name,
            description: body.description ?? "",
            permissions: body.permissions,
            hidesNumbers: body.hidesNumbers ?? false,
            seesOwnTeamsOnly: body.seesOwnTeamsOnly ?? false
        )
        let role = try await roles.make(draft, by: try call.caller)
        return .created(RoleItemBody(role, members: 0), at: "/api/roles/\(role.id)")
    }

    @Sendable private func change(_ call: Call) async throws -> Reply {
        let body = try await call.body(RoleChangeBody.self)
        let id: RoleID = try call.id("id")
        let role = try await roles.change(id, by: try call.caller) { draft in
            draft.name = body.name ?? draft.name
            draft.description = body.description ?? draft.description
            draft.permissions = body.permissions ?? draft.permissions
            draft.hidesNumbers = body.hidesNumbers ?? draft.hidesNumbers
            draft.seesOwnTeamsOnly = body.seesOwnTeamsOnly ?? draft.seesOwnTeamsOnly
        }
        let members = try await roles.list(in: try call.caller.workspace).members
        return .json(RoleItemBody(role, members: members["\(role.id)"] ?? 0))
    }
}

extension Role {
    fileprivate var words: String {
        switch self {
        case .owner: "Everything, billing and ownership included."
        case .admin: "Nearly everything: people, channels and campaigns, but neither billing nor ownership."
        case .member: "The daily work: the inbox, contacts and what they need to see."
        }
    }
}

struct NewRoleBody: Codable, Sendable {
    let name: String
    let description: String?
    let permissions: [String]
    let hidesNumbers: Bool?
    let seesOwnTeamsOnly: Bool?
}

/// What is left out stays as it is.
struct RoleChangeBody: Codable, Sendable {
    let name: String?
    let description: String?
    let permissions: [String]?
    let hidesNumbers: Bool?
    let seesOwnTeamsOnly: Bool?
}

struct RoleItemBody: Codable, Sendable {
    /// `nil` for a built-in one.
    let id: RoleID?
    let name: String
    let description: String
    let builtIn: Bool
    let permissions: [String]
    let hidesNumbers: Bool
    let seesOwnTeamsOnly: Bool
    let members: Int
}

extension RoleItemBody {
    init(_ role: CustomRole, members: Int) {
        id = role.id
        name = role.name
        description = role.description
        builtIn = false
        permissions = role.permissions
        hidesNumbers = role.hidesNumbers
        seesOwnTeamsOnly = role.seesOwnTeamsOnly
        self.members = members
    }
}
