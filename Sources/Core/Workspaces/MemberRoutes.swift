import Notifications
import Primitives
package import Routes

/// The people of a workspace.
package struct MemberRoutes: Sendable {
    private let members: MemberService
    private let permissions: [Permission]

    package init(members: MemberService, permissions: [Permission]) {
        self.members = members
        self.permissions = permissions
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/members",
                access: .permission(.viewMembers),
                summary: "The members, in the order they joined",
                query: .page,
                gives: Page<MemberBody>.self,
                list
            ),
            Route(
                .patch,
                "/api/members/{id}",
                access: .permission(.manageMembers),
                summary: "Give a member another role",
                takes: RoleBody.self,
                gives: MemberBody.self,
                changeRole
            ),
            Route(
                .get,
                "/api/members/{id}/permissions",
                access: .permission(.viewMembers),
                summary: "What a member may do, and why",
                gives: Page<MemberPermissionBody>.self,
                explain
            ),
            Route(
                .put,
                "/api/account/presence",
                access: .member,
                summary: "Say whether you take conversations now",
                takes: PresenceBody.self
            ) { call in
                let body = try await call.body(PresenceBody.self)
                try await members.setAway(body.state == .away, by: try call.caller)
                return .noContent
            },
            Route(
                .delete,
                "/api/members/{id}",
                access: .permission(.manageMembers),
                summary: "Take a member out of the workspace",
                remove
            ),
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let page = try call.page
        let last: MemberID? = try page.after?.id(0)
        let found = try await members.page(of: try call.caller.workspace, after: last, limit: page.limit + 1)
        return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }, item: MemberBody.init))
    }

    @Sendable
    private func changeRole(_ call: Call) async throws -> Reply {
        let body = try await call.body(RoleBody.self)
        let member = try await members.changeRole(of: try call.id("id"), to: try body.choice, by: try call.caller)
        return .json(MemberBody(member))
    }

    @Sendable
    private func explain(_ call: Call) async throws -> Reply {
        let member = try await members.find(try call.id("id"), in: try call.caller.workspace)
        let caller = Caller(
            workspace: try call.caller.workspace,
            actor: .member(member.id, member.user, member.role),
            powers: member.powers
        )
        return .json(
            Page(
                items: permissions.map { permission in
                    MemberPermissionBody(
                        name: permission.name,
                        allowed: caller.can(permission),
                        why: Self.why(permission, member)
                    )
                }
            )
        )
    }

    private static func why(_ permission: Permission, _ member: Member) -> String {
        if let custom = member.custom {
            let has = member.powers.permissions?.contains(permission.name) == true
            return "The role \u{201C}\(custom.name)\u{201D} \(has ? "has it" : "does not have it")."
        }
        let has = member.role >= permission.from
        return "\(permission.from.rawValue) and above have it; this member is \(member.role.rawValue)"
            + (has ? "." : ", so not.")
    }

    @Sendable
    private func remove(_ call: Call) async throws -> Reply {
        try await members.remove(try call.id("id"), by: try call.caller)
        return .noContent
    }
}

/// One of the built-in roles, or one of the workspace's own.
struct RoleBody: Codable, Sendable {
    let role: Role?
    let roleId: RoleID?

    var choice: RoleChoice {
        get throws {
            if let roleId { return .custom(roleId) }
            guard let role else { throw Problem.invalid(.init(field: "role", detail: "is missing", code: "required")) }
            return .builtIn(role)
        }
    }
}

struct MemberBody: Codable, Sendable {
    let id: MemberID
    let name: String
    let email: String
    let role: Role
    /// The workspace's own role that counts in the place of `role`.
    let roleId: RoleID?
    /// The role's name, for people.
    let roleName: String
    let isAway: Bool
    let joinedAt: Timestamp
    let lastSeenAt: Timestamp?

    init(_ member: Member) {
        id = member.id
        name = member.name
        email = member.email.rawValue
        role = member.role
        roleId = member.custom?.id
        roleName = member.roleName
        isAway = member.isAway
        joinedAt = member.joinedAt
        lastSeenAt = member.seenAt
    }
}

struct MemberPermissionBody: Codable, Sendable {
    let name: String
    let allowed: Bool
    /// A sentence.
    let why: String
}

struct PresenceBody: Codable, Sendable {
    let state: State

    enum State: String, Codable, Sendable, CaseIterable {
        case online
        case away
    }
}
