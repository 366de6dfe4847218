import Notifications
import Primitives
package import Routes

/// The people of a workspace.
package struct MemberRoutes: Sendable {
    private let members: MemberService

    package init(members: MemberService) {
        self.members = members
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
        let member = try await members.changeRole(of: try call.id("id"), to: body.role, by: try call.caller)
        return .json(MemberBody(member))
    }

    @Sendable
    private func remove(_ call: Call) async throws -> Reply {
        try await members.remove(try call.id("id"), by: try call.caller)
        return .noContent
    }
}

struct RoleBody: Codable, Sendable {
    let role: Role
}

struct MemberBody: Codable, Sendable {
    let id: MemberID
    let name: String
    let email: String
    let role: Role
    let joinedAt: Timestamp
    let lastSeenAt: Timestamp?

    init(_ member: Member) {
        id = member.id
        name = member.name
        email = member.email.rawValue
        role = member.role
        joinedAt = member.joinedAt
        lastSeenAt = member.seenAt
    }
}
