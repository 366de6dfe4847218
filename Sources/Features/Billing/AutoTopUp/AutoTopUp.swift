package import Primitives
import Storage

/// A workspace's rule and where it stands.
package struct AutoTopUp: Sendable, Equatable {
    package var plan: AutoTopUpPlan
    /// The one under way.
    package var payment: PaymentID?
    package var failures: Int
    package var nextTryAt: Timestamp?
    package var stoppedAt: Timestamp?
    package var failure: Payment.Failure?
    package var announced: AutoTopUpRule.Announcement?
    /// When points were last bought by it.
    package var lastAt: Timestamp?

    package enum State: String, Sendable, Codable, CaseIterable {
        case off
        case armed
        /// Money is on its way, or announced.
        case waiting
        case backingOff = "backing-off"
        case stopped
    }

    package func state(at now: Timestamp) -> State {
        if !plan.isEnabled { return .off }
        if stoppedAt != nil { return .stopped }
        if payment != nil || announced != nil { return .waiting }
        return nextTryAt.map { $0 > now } == true ? .backingOff : .armed
    }

    /// As somebody sets it: whatever had failed is forgotten.
    static func fresh(_ plan: AutoTopUpPlan) -> AutoTopUp {
        AutoTopUp(plan: plan, failures: 0)
    }

    mutating func rearm() {
        failures = 0
        nextTryAt = nil
        stoppedAt = nil
        failure = nil
    }

    /// A try came to nothing.
    mutating func fail(_ failure: Payment.Failure, at now: Timestamp) {
        payment = nil
        announced = nil
        failures += 1
        self.failure = failure
        nextTryAt = AutoTopUpRule.nextTry(after: failures, at: now)
    }
}

/// SQL of `auto_top_ups` and `auto_payments`.
struct AutoTopUpStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    func find() throws -> AutoTopUp? {
        try transaction.row("SELECT * FROM auto_top_ups WHERE workspace_id = \(workspace)").map(AutoTopUp.init)
    }

    /// Nobody else changes it until the transaction ends; `nil` where nobody ever set it. Whoever takes a payment takes that
    /// before.
    func lock() throws -> AutoTopUp? {
        try transaction.row(
            "SELECT * FROM auto_top_ups WHERE workspace_id = \(workspace)\(postgres: " FOR UPDATE")"
        ).map(AutoTopUp.init)
    }

    func save(_ top: AutoTopUp, by actor: String? = nil, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO auto_top_ups (workspace_id, enabled, below, points, month_max, gateway, payment_id, failures,
                next_try_at, stopped_at, failure_code, failure_detail, announced_total, announced_currency, charge_at,
                last_at, updated_by, updated_at)
            VALUES (\(workspace), \(top.plan.isEnabled), \(top.plan.below), \(top.plan.points), \(top.plan.monthMax),
                \(top.plan.gateway), \(top.payment), \(top.failures), \(top.nextTryAt), \(top.stoppedAt),
                \(top.failure?.code), \(top.failure?.detail), \(top.announced?.total.minor),
                \(top.announced?.total.currency), \(top.announced?.chargeAt), \(top.lastAt),
                \(actor ?? "rule"), \(now))
            ON CONFLICT (workspace_id) DO UPDATE SET enabled = excluded.enabled, below = excluded.below,
                points = excluded.points, month_max = excluded.month_max, gateway = excluded.gateway,
                payment_id = excluded.payment_id, failures = excluded.failures, next_try_at = excluded.next_try_at,
                stopped_at = excluded.stopped_at, failure_code = excluded.failure_code,
                failure_detail = excluded.failure_detail, announced_total = excluded.announced_total,
                announced_currency = excluded.announced_currency, charge_at = excluded.charge_at,
                last_at = excluded.last_at
            """
        )
        guard let actor else { return }
        try transaction.run(
            "UPDATE auto_top_ups SET updated_by = \(actor), updated_at = \(now) WHERE workspace_id = \(workspace)"
        )
    }

    func insert(_ payment: PaymentID, mandate: MandateID?, at now: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO auto_payments (workspace_id, payment_id, mandate_id, created_at)
            VALUES (\(workspace), \(payment), \(mandate), \(now))
            """
        )
    }

    /// Whether the rule made it, and by which mandate.
    func origin(of payment: PaymentID) throws -> (isAutomatic: Bool, mandate: MandateID?) {
        let row = try transaction.row(
            "SELECT mandate_id FROM auto_payments WHERE workspace_id = \(workspace) AND payment_id = \(payment)"
        )
        return (row != nil, try row?["mandate_id"])
    }

    /// A person has to pay it after all.
    func setLink(_ payment: PaymentID) throws {
        try transaction.run(
            """
            UPDATE auto_payments SET mandate_id = NULL WHERE workspace_id = \(workspace) AND payment_id = \(payment)
            """
        )
    }

    /// Points that the rule bought, or is buying, since a moment.
    func used(since start: Timestamp) throws -> Points {
        let row = try transaction.row(
            """
            SELECT CAST(coalesce(sum(p.points), 0) AS BIGINT) AS points FROM auto_payments a
            JOIN payments p ON p.workspace_id = a.workspace_id AND p.id = a.payment_id
            WHERE a.workspace_id = \(workspace) AND p.state IN ('pending', 'captured', 'suspense')
                AND coalesce(p.captured_at, a.created_at) >= \(start)
            """
        )
        return try row?["points"] ?? .zero
    }
}

extension AutoTopUp {
    init(_ row: Row) throws {
        plan = AutoTopUpPlan(
            isEnabled: try row["enabled"],
            below: try row["below"],
            points: try row["points"],
            monthMax: try row["month_max"],
            gateway: try row["gateway"]
        )
        payment = try row["payment_id"]
        failures = try row["failures"]
        nextTryAt = try row["next_try_at"]
        stoppedAt = try row["stopped_at"]
        let code: String? = try row["failure_code"]
        failure = try code.map { Payment.Failure(code: $0, detail: try row["failure_detail"] ?? "") }
        let total: Int64? = try row["announced_total"]
        announced = try total.map {
            AutoTopUpRule.Announcement(
                total: Money(minor: $0, currency: try row["announced_currency"]),
                chargeAt: try row["charge_at"]
            )
        }
        lastAt = try row["last_at"]
    }
}
