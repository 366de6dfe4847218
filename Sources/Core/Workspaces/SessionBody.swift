import Primitives
import Routes

/// What the web client needs to know first: `GET /api/session`.
struct SessionBody: Codable, Sendable {
    let member: MemberBody
    let workspace: WorkspaceBody
    /// The names of what this person may do.
    let permissions: [String]
    /// Whether this person runs the instance.
    let isOperator: Bool
    /// Goes back in `X-CSRF-Token` with every write.
    let csrf: String
    /// Where one can chat as a customer; `nil` outside the sandbox.
    let simulator: SimulatorBody?

    struct MemberBody: Codable, Sendable {
        let id: MemberID
        let name: String
        let email: String
        let role: Role
        /// The workspace's own role by its name; otherwise the word of `role`.
        let roleName: String
    }
}

struct WorkspaceBody: Codable, Sendable {
    let id: WorkspaceID
    let name: String
    let country: String
    let currency: String
    let timeZone: String
    let trialActivatedAt: Timestamp?

    init(_ workspace: Workspace) {
        id = workspace.id
        name = workspace.name
        country = workspace.country
        currency = workspace.currency
        timeZone = workspace.timeZone
        trialActivatedAt = workspace.trialActivatedAt
    }
}

/// The sandbox's stand-in for WhatsApp, as the web client links to it.
package struct SimulatorBody: Codable, Sendable {
    package let phoneURL: String

    package init(phoneURL: String) {
        self.phoneURL = phoneURL
    }
}
