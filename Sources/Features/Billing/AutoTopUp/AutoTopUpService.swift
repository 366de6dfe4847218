import Credits
import Invoices
import Primitives
import Routes
import Storage
import Workspaces

/// What people do with the rule.
struct AutoTopUpService: Sendable {
    let tools: PaymentTools

    struct Shown: Sendable {
        let top: AutoTopUp
        let state: AutoTopUp.State
        let used: Points
        let mandate: Mandate?
        /// Which gateways can be allowed to charge.
        let gateways: [GatewayID]
    }

    func find(_ workspace: WorkspaceID) async throws -> Shown {
        try await tools.database.read { try shown(workspace, $0) }
    }

    /// Sets the rule, and arms it anew.
    ///
    /// - Throws: `BillingError`, `Problem` at a field.
    func set(_ entry: AutoTopUpEntry, by caller: Caller) async throws -> Shown {
        try await tools.database.write { transaction in
            let workspace = caller.workspace
            let settings = try tools.settings.settings(in: transaction)
            let selling = try Selling(workspace, settings, in: transaction)
            let terms = try selling.offered().terms
            if entry.enabled, selling.profile == nil { throw BillingError.profileIncomplete }
            let plan = try entry.plan(terms, tools.gateways.all(for: terms.currency, settings).map(\.id))
            let store = AutoTopUpStore(transaction, in: workspace)
            var top = try store.lock() ?? .fresh(plan)
            top.plan = plan
            top.rearm()
            // What was announced was announced of another rule.
            top.announced = nil
            let book = AutoTopUpBook(tools: tools, in: workspace, transaction)
            try book.save(top, by: caller.name)
            try book.lookNow()
            try AuditLog(ambient: tools.ambient).record(
                "payments.auto-top-up-changed",
                subject: "\(workspace)",
                detail: plan.isEnabled
                    ? "\(plan.points) points at \(plan.below), at most \(plan.monthMax.map { "\($0)" } ?? "any number") a month"
                    : "off",
                by: caller,
                in: transaction
            )
            return try shown(workspace, transaction)
        }
    }

    private func shown(_ workspace: WorkspaceID, _ transaction: Transaction) throws -> Shown {
        let store = AutoTopUpStore(transaction, in: workspace)
        let settings = try tools.settings.settings(in: transaction)
        let selling = try Selling(workspace, settings, in: transaction)
        let now = tools.ambient.now()
        let month = LocalPeriod.month(now, zone: selling.workspace.timeZone)
        let top = try store.find() ?? .fresh(.initial)
        return Shown(
            top: top,
            state: top.state(at: now),
            used: try store.used(since: month.from),
            mandate: try MandateStore(transaction, in: workspace).newest(),
            gateways: tools.gateways.all(for: selling.workspace.currency, settings).filter { $0.mandates != nil }.map(
                \.id
            )
        )
    }
}

/// The rule as somebody entered it.
struct AutoTopUpEntry: Sendable {
    let enabled: Bool
    let below: String
    let points: String
    let monthMax: String?
    let gateway: String?

    /// - Parameter gateways: those that take the currency.
    func plan(_ terms: PointTerms, _ gateways: [GatewayID]) throws -> AutoTopUpPlan {
        guard let below = Points(below), below >= .zero, below <= Points(1_000_000_000) else {
            throw Problem.invalid(
                .init(field: "below", detail: "Say at how many points: \(0, "min") or more.", code: "at-least")
            )
        }
        let points = Points(try terms.points(points))
        let most = try monthMax.map { text -> Points in
            guard let most = Points(text), most >= points, most <= Points(1_000_000_000) else {
                throw Problem.invalid(
                    .init(field: "monthMax", detail: "At least as many as one top-up has.", code: "month-below-one")
                )
            }
            return most
        }
        let chosen = try gateway.map { name -> GatewayID in
            guard let id = GatewayID(rawValue: name), gateways.contains(id) else {
                throw BillingError.gatewayNotFound(name)
            }
            return id
        }
        return AutoTopUpPlan(isEnabled: enabled, below: below, points: points, monthMax: most, gateway: chosen)
    }
}
