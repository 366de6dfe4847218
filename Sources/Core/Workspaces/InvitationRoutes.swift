import HTTPTypes
import Notifications
import Primitives
package import Routes

/// Inviting, from the inside. The other end is `InvitationPages`.
package struct InvitationRoutes: Sendable {
    private let invitations: InvitationService

    package init(invitations: InvitationService) {
        self.invitations = invitations
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/invitations",
                access: .permission(.manageMembers),
                summary: "Invitations that nobody accepted yet, newest first",
                query: .page,
                gives: Page<InvitationBody>.self,
                list
            ),
            Route(
                .post,
                "/api/invitations",
                access: .permission(.manageMembers),
                summary: "Invite somebody by e-mail; without a mail server the answer has the link, once",
                takes: NewInvitationBody.self,
                gives: MadeInvitationBody.self,
                status: 201,
                repetition: .secret,
                invite
            ),
            Route(
                .delete,
                "/api/invitations/{id}",
                access: .permission(.manageMembers),
                summary: "Withdraw an invitation",
                revoke
            ),
        ]
    }

    @Sendable
    private func list(_ call: Call) async throws -> Reply {
        let page = try call.page
        let last: InvitationID? = try page.after?.id(0)
        let found = try await invitations.page(of: try call.caller.workspace, after: last, limit: page.limit + 1)
        return .json(Page(fetched: found, page: page, cursor: { Cursor($0.id) }, item: InvitationBody.init))
    }

    @Sendable
    private func invite(_ call: Call) async throws -> Reply {
        let body = try await call.body(NewInvitationBody.self)
        guard let email = EmailAddress(body.email) else {
            throw Problem.invalid(.init(field: "email", detail: "is not an e-mail address", code: "not-an-address"))
        }
        let (invitation, url) = try await invitations.invite(email, as: try body.choice, by: try call.caller)
        return .json(MadeInvitationBody(invitation, url: url), status: .created)
    }

    @Sendable
    private func revoke(_ call: Call) async throws -> Reply {
        try await invitations.revoke(try call.id("id"), by: try call.caller)
        return .noContent
    }
}

struct NewInvitationBody: Codable, Sendable {
    let email: String
    /// One of the built-in roles, or `roleId` one of the workspace's own.
    let role: Role?
    let roleId: RoleID?

    var choice: RoleChoice { get throws { try RoleBody(role: role, roleId: roleId).choice } }
}

struct InvitationBody: Codable, Sendable {
    let id: InvitationID
    let email: String
    let role: Role
    let roleId: RoleID?
    let roleName: String
    let invitedBy: String
    let createdAt: Timestamp
    let expiresAt: Timestamp

    init(_ invitation: Invitation) {
        id = invitation.id
        email = invitation.email.rawValue
        role = invitation.role.rank
        roleId = invitation.role.custom
        roleName = invitation.roleName
        invitedBy = invitation.invitedBy
        createdAt = invitation.createdAt
        expiresAt = invitation.expiresAt
    }
}

struct MadeInvitationBody: Codable, Sendable {
    let id: InvitationID
    let email: String
    let role: Role
    let roleId: RoleID?
    let roleName: String
    let expiresAt: Timestamp
    /// The link to pass on; `nil` where it was mailed.
    let url: String?

    init(_ invitation: Invitation, url: String?) {
        id = invitation.id
        email = invitation.email.rawValue
        role = invitation.role.rank
        roleId = invitation.role.custom
        roleName = invitation.roleName
        expiresAt = invitation.expiresAt
        self.url = url
    }
}
