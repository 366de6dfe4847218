package import Primitives
import Storage

/// What a customer has allowed a gateway to take without them.
package struct Mandate: Sendable, Equatable {
    package enum State: String, Sendable, Codable, CaseIterable, DatabaseValue {
        /// The page is open.
        case pending
        case active
        case ended
    }

    package let id: MandateID
    package let workspace: WorkspaceID
    package let gateway: GatewayID
    package let state: State
    /// The gateway's name of the page.
    package let reference: String?
    package let authorisationURL: String?
    package let grant: MandateGrant?
    package let label: String?
    package let createdAt: Timestamp
}

/// SQL of `mandates`.
struct MandateStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func insert(_ id: MandateID, _ gateway: GatewayID, by creator: String, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO mandates (workspace_id, id, gateway, state, created_by, created_at)
            VALUES (\(workspace), \(id), \(gateway), \(Mandate.State.pending), \(creator), \(now))
            """
        )
    }

    func find(_ id: MandateID) throws -> Mandate? {
        try transaction.row(
            "SELECT * FROM mandates WHERE workspace_id = \(workspace) AND id = \(id)\(postgres: " FOR UPDATE")"
        ).map(Mandate.init)
    }

    func look(_ id: MandateID) throws -> Mandate? {
        try transaction.row("SELECT * FROM mandates WHERE workspace_id = \(workspace) AND id = \(id)").map(Mandate.init)
    }

    func find(_ state: Mandate.State) throws -> Mandate? {
        try transaction.row(
            "SELECT * FROM mandates WHERE workspace_id = \(workspace) AND state = \(state) ORDER BY id DESC LIMIT 1"
        ).map(Mandate.init)
    }

    /// What is shown: one that is being given, one in force, or the last that ended.
    func newest() throws -> Mandate? { try find(.pending) ?? find(.active) ?? find(.ended) }

    func opened(_ id: MandateID, _ checkout: Checkout) throws {
        try transaction.run(
            """
            UPDATE mandates SET reference = \(checkout.reference), authorisation_url = \(checkout.url)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func activate(_ id: MandateID, _ grant: MandateGrant, label: String?, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE mandates SET state = \(Mandate.State.active), customer = \(grant.customer), token = \(grant.token),
                label = \(label), activated_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    func end(_ id: MandateID, _ words: String, at now: Timestamp) throws {
        try transaction.run(
            """
            UPDATE mandates SET state = \(Mandate.State.ended), ending = \(words), ended_at = \(now)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    /// Whose page the gateway speaks of.
    static func find(_ reference: String, of gateway: GatewayID, in transaction: Transaction) throws -> Mandate? {
        try transaction.row(
            "SELECT * FROM mandates WHERE reference = \(reference) AND gateway = \(gateway)"
        ).map(Mandate.init)
    }
}

extension Mandate {
    init(_ row: Row) throws {
        id = try row["id"]
        workspace = try row["workspace_id"]
        gateway = try row["gateway"]
        state = try row["state"]
        reference = try row["reference"]
        authorisationURL = try row["authorisation_url"]
        let token: String? = try row["token"]
        grant = try token.map { MandateGrant(customer: try row["customer"], token: $0) }
        label = try row["label"]
        createdAt = try row["created_at"]
    }
}
