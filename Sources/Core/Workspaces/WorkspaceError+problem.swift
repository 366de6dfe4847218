import Primitives
package import Routes

extension WorkspaceError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .wrongCredentials:
            Problem("wrong-credentials", status: 401, title: "The e-mail address or the password is wrong")
        case .emailTaken:
            Problem(
                "email-taken",
                status: 409,
                title: "There is an account with this e-mail address",
                detail: "Sign in with it instead.",
                errors: [.init(field: "email", detail: "has an account", code: "has-an-account")]
            )
        case .noWorkspace:
            Problem(
                "no-workspace",
                status: 403,
                title: "You are in no workspace any more",
                detail: "Ask an administrator to invite you."
            )
        case .linkNotGood:
            Problem(
                "link-not-good",
                status: 410,
                title: "This link does not work any more",
                detail: "It was used, or its time has run out. Ask for a new one."
            )
        case .invitationNotGood:
            Problem(
                "invitation-not-good",
                status: 410,
                title: "This invitation does not work any more",
                detail: "It was accepted, withdrawn, or its time has run out. Ask for a new one."
            )
        case .memberNotFound(let id):
            Problem("member-not-found", status: 404, title: "No such member", detail: "There is no member \(id).")
        case .invitationNotFound(let id):
            Problem("invitation-not-found", status: 404, title: "No such invitation", detail: "There is no open \(id).")
        case .apiKeyNotFound(let id):
            Problem("api-key-not-found", status: 404, title: "No such API key", detail: "There is no key \(id).")
        case .sessionNotFound:
            Problem("session-not-found", status: 404, title: "No such session")
        case .workspaceNotFound:
            Problem(
                "workspace-not-found",
                status: 404,
                title: "No such workspace",
                detail: "You are in no such workspace."
            )
        case .alreadyMember(let email):
            Problem(
                "already-member",
                status: 409,
                title: "Already a member",
                detail: "\(email, "email") is in this workspace."
            )
        case .lastOwner:
            Problem(
                "last-owner",
                status: 409,
                title: "A workspace needs an owner",
                detail: "Make somebody else an owner first."
            )
        case .aboveOwnRole(let role):
            Problem(
                "above-own-role",
                status: 403,
                title: "That is above your own role",
                detail: "Only somebody who is \(role.rawValue, "role") can do this."
            )
        case .roleNotFound(let id):
            Problem("role-not-found", status: 404, title: "No such role", detail: "There is no role \(id).")
        case .roleNameTaken(let name):
            Problem(
                "role-name-taken",
                status: 409,
                title: "There is a role of this name",
                errors: [.init(field: "name", detail: "\u{201C}\(name, "value")\u{201D} is taken", code: "taken")]
            )
        case .roleInUse(let name, let users):
            Problem(
                "role-in-use",
                status: 409,
                title: "Somebody has this role",
                detail:
                    "Give the \(users, "users") members and open invitations with \u{201C}\(name, "name")\u{201D} another one first.",
                facts: ["users": "\(users)"]
            )
        case .tooManyRoles(let most):
            Problem(
                "too-many-roles",
                status: 409,
                title: "There are too many roles",
                detail: "At most \(most, "limit") of your own."
            )
        case .roleBeyondOwn(let what):
            Problem(
                "role-beyond-own",
                status: 403,
                title: "You cannot give what you do not have",
                detail: "The role has \(what, "permission"), which you lack.",
                facts: ["permission": what]
            )
        case .teamNotFound(let id):
            Problem("team-not-found", status: 404, title: "No such team", detail: "There is no team \(id).")
        case .teamNameTaken(let name):
            Problem(
                "team-name-taken",
                status: 409,
                title: "There is a team of this name",
                errors: [.init(field: "name", detail: "\u{201C}\(name, "value")\u{201D} is taken", code: "taken")]
            )
        case .tooManyTeams(let most):
            Problem(
                "too-many-teams",
                status: 409,
                title: "There are too many teams",
                detail: "At most \(most, "limit")."
            )
        case .scopeNotHeld(let scope):
            Problem(
                "scope-not-held",
                status: 422,
                title: "A key can be given only what you may do yourself",
                detail: "You do not have \(scope.prefix(100), "permission").",
                errors: [.init(field: "scopes", detail: "\(scope.prefix(100)) is not one of your permissions")]
            )
        case .tooManyAPIKeys(let most):
            Problem(
                "too-many-api-keys",
                status: 409,
                title: "There are too many API keys",
                detail: "A workspace has at most \(most, "limit"). Revoke one that is not used."
            )
        case .weakPassword(let weakness):
            Problem.invalid(.init(field: "password", detail: weakness.words, code: weakness.code))
        case .nameMissing:
            Problem.invalid(.init(field: "name", detail: "is missing", code: "required"))
        case .wrongCurrentPassword:
            Problem(
                "wrong-current-password",
                status: 403,
                title: "The present password is wrong",
                errors: [.init(field: "current", detail: "is wrong", code: "wrong")]
            )
        case .emailNotConfirmed:
            Problem(
                "email-not-confirmed",
                status: 403,
                title: "Confirm your own e-mail address first",
                detail: "Open the link in the mail that was sent to you when you signed up."
            )
        case .mailNotConfigured:
            Problem(
                "mail-not-configured",
                status: 409,
                title: "This server sends no mail",
                detail: "Ask its operator for a link: lodestone user login-link."
            )
        }
    }
}
