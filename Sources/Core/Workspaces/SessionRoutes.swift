import HTTPTypes
import Notifications
package import Primitives
package import Routes
package import Storage

/// Who am I, where am I, and what may I do.
package struct SessionRoutes: Sendable {
    /// The simulator of a workspace, if the server runs one.
    package typealias Simulator = @Sendable (WorkspaceID) async throws -> SimulatorBody?

    private let database: Database
    private let accounts: AccountService
    private let permissions: [Permission]
    private let simulator: Simulator

    package init(
        database: Database,
        accounts: AccountService,
        permissions: [Permission],
        simulator: @escaping Simulator
    ) {
        self.database = database
        self.accounts = accounts
        self.permissions = permissions
        self.simulator = simulator
    }

    package var all: [Route] {
        [
            Route(
                .get,
                "/api/session",
                access: .member,
                summary: "The signed-in person, their workspace and what they may do",
                gives: SessionBody.self
            ) { call in
                guard let authentication = call.authentication else { throw Problem.signInRequired }
                return .json(try await body(for: authentication))
            },
            Route(
                .get,
                "/api/workspaces",
                access: .member,
                summary: "The workspaces that the signed-in person is in",
                gives: Page<WorkspaceBody>.self,
                listWorkspaces
            ),
            Route(
                .put,
                "/api/session/workspace",
                access: .member,
                summary: "Turn to another workspace",
                takes: SwitchBody.self,
                switchWorkspace
            ),
            Route(
                .get,
                "/api/permissions",
                access: .member,
                summary: "Everything that a role or an API key can be allowed",
                gives: Page<PermissionBody>.self
            ) { _ in
                .json(Page(items: permissions.map { PermissionBody(name: $0.name, from: $0.from) }))
            },
        ]
    }

    /// The body for somebody who is signed in, or signed in just now.
    ///
    /// - Throws: `sign-in-required` when it is no person, or no longer a member.
    func body(for authentication: Authentication) async throws -> SessionBody {
        let caller = authentication.caller
        guard case .session(_, let csrf) = authentication.means, let id = caller.member else {
            throw Problem.signInRequired
        }
        let (member, workspace) = try await database.read { transaction in
            (
                try MemberStore(transaction, workspace: caller.workspace).find(id),
                try WorkspaceStore(transaction).find(caller.workspace)
            )
        }
        guard let member, let workspace else { throw Problem.signInRequired }
        return SessionBody(
            member: .init(
                id: member.id,
                name: member.name,
                email: member.email.rawValue,
                role: member.role,
                roleName: member.roleName
            ),
            workspace: WorkspaceBody(workspace),
            permissions: permissions.filter { caller.can($0) }.map(\.name),
            isOperator: caller.isOperator,
            csrf: csrf,
            simulator: try await simulator(caller.workspace)
        )
    }

    @Sendable
    private func listWorkspaces(_ call: Call) async throws -> Reply {
        let (user, _) = try call.person
        return .json(Page(items: try await accounts.workspaces(of: user).map(WorkspaceBody.init)))
    }

    @Sendable
    private func switchWorkspace(_ call: Call) async throws -> Reply {
        let (user, session) = try call.person
        let body = try await call.body(SwitchBody.self)
        try await accounts.switchWorkspace(to: body.workspaceId, session: session, of: user)
        return .noContent
    }
}

struct SwitchBody: Codable, Sendable {
    let workspaceId: WorkspaceID
}

struct PermissionBody: Codable, Sendable {
    let name: String
    /// The least role that has it.
    let from: Role
}

extension Call {
    /// The signed-in person and their session.
    ///
    /// - Throws: `sign-in-required` for API keys.
    var person: (user: UserID, session: SessionID) {
        get throws {
            guard let authentication, case .member(_, let user, _) = authentication.caller.actor,
                case .session(let id, _) = authentication.means
            else { throw Problem.signInRequired }
            return (user, SessionID(rawValue: id))
        }
    }

    /// Where this call comes from, as sessions remember it.
    var device: Device { Device(ip: ip, userAgent: headers[.userAgent] ?? "") }
}
