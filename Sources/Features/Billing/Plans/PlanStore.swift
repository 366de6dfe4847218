import Notifications
import Primitives
import Storage

/// SQL of `plans`.
struct PlanStore {
    private let transaction: Transaction

    init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// - Throws: `PlanError.notFound`.
    func find(_ id: PlanID) throws -> Plan {
        let row = try transaction.row(
            "SELECT * FROM plans WHERE workspace_id = \(WorkspaceID.instance) AND id = \(id)"
        )
        guard let row else { throw PlanError.notFound(id) }
        return try Plan(row)
    }

    /// In the order they were made; at most 500.
    func all() throws -> [Plan] {
        try transaction.rows(
            "SELECT * FROM plans WHERE workspace_id = \(WorkspaceID.instance) ORDER BY id LIMIT 500"
        ).map(Plan.init)
    }

    /// What new workspaces get; `nil` for everything.
    func standard() throws -> Plan? {
        try transaction.row(
            "SELECT * FROM plans WHERE workspace_id = \(WorkspaceID.instance) AND is_default = 1"
        ).map(Plan.init)
    }

    func save(_ plan: Plan) throws {
        if plan.isDefault {
            try transaction.run(
                "UPDATE plans SET is_default = 0 WHERE workspace_id = \(WorkspaceID.instance) AND id <> \(plan.id)"
            )
        }
        try transaction.run(
            """
            INSERT INTO plans (workspace_id, id, name, description, prices, members, channels, contacts, features, trial_days,
                is_default, created_at, retired_at)
            VALUES (\(WorkspaceID.instance), \(plan.id), \(plan.name), \(plan.description),
                \(try StoredJSON.text(plan.prices)), \(plan.limits.members), \(plan.limits.channels),
                \(plan.limits.contacts), \(try StoredJSON.text(plan.features.sorted { $0.rawValue < $1.rawValue })),
                \(plan.trialDays), \(plan.isDefault), \(plan.createdAt), \(plan.retiredAt))
            ON CONFLICT (workspace_id, id) DO UPDATE SET
                name = excluded.name, description = excluded.description, prices = excluded.prices,
                members = excluded.members, channels = excluded.channels, contacts = excluded.contacts,
                features = excluded.features, trial_days = excluded.trial_days, is_default = excluded.is_default,
                retired_at = excluded.retired_at
            """
        )
    }

    /// How many workspaces are on each.
    func counts() throws -> [PlanID: Int64] {
        let rows = try transaction.rows("SELECT plan_id, count(*) AS count FROM subscriptions GROUP BY plan_id")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["plan_id"], try $0["count"]) })
    }
}

extension Plan {
    init(_ row: Row) throws {
        let features: [String] = try StoredJSON.read(row["features"])
        self.init(
            id: try row["id"],
            name: try row["name"],
            description: try row["description"],
            prices: try StoredJSON.read(row["prices"]),
            limits: PlanLimits(
                members: try row["members"],
                channels: try row["channels"],
                contacts: try row["contacts"]
            ),
            // A key of a later version means nothing here.
            features: Set(features.compactMap(PlanFeature.init)),
            trialDays: try row["trial_days"],
            isDefault: try row["is_default"],
            createdAt: try row["created_at"],
            retiredAt: try row["retired_at"]
        )
    }
}

extension PlanTerm: DatabaseValue {}
