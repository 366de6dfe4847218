import Primitives
package import Routes
import Storage
import Workspaces

/// What operators do with plans, and with whoever is on them.
package struct PlanService: Sendable {
    let tools: PaymentTools
    let log: OperatorLog
    let audit: AuditLog

    init(_ tools: PaymentTools) {
        self.tools = tools
        log = OperatorLog(ambient: tools.ambient)
        audit = AuditLog(ambient: tools.ambient)
    }

    /// A plan with how many workspaces are on it.
    package struct Counted: Sendable {
        package let plan: Plan
        package let workspaces: Int64
    }

    /// Retired ones too, in the order they were made.
    package func all() async throws -> [Counted] {
        try await tools.database.read { transaction in
            let counts = try PlanStore(transaction).counts()
            return try PlanStore(transaction).all().map { Counted(plan: $0, workspaces: counts[$0.id] ?? 0) }
        }
    }

    /// - Throws: `PlanError.bad`.
    package func create(_ entry: PlanEntry, by caller: Caller) async throws -> Counted {
        let blank = Plan(
            id: tools.ambient.id(),
            name: "",
            description: "",
            prices: [],
            limits: PlanLimits(),
            features: [],
            trialDays: 0,
            isDefault: false,
            createdAt: tools.ambient.now()
        )
        let plan = try entry.applied(to: blank)
        return try await tools.database.write { transaction in
            try PlanStore(transaction).save(plan)
            try log.record("plans.created", subject: "\(plan.id)", detail: plan.name, by: caller, in: transaction)
            return Counted(plan: plan, workspaces: 0)
        }
    }

    /// New limits are in force at once for everybody on the plan; new prices from each one's next period, and for what is
    /// changed before it.
    ///
    /// - Throws: `PlanError.notFound`, `.bad`, `.defaultRetired`.
    package func change(_ id: PlanID, _ entry: PlanEntry, by caller: Caller) async throws -> Counted {
        try await tools.database.write { transaction in
            let store = PlanStore(transaction)
            let plan = try entry.applied(to: store.find(id))
            try store.save(plan)
            try log.record("plans.changed", subject: "\(id)", detail: plan.name, by: caller, in: transaction)
            return Counted(plan: plan, workspaces: try store.counts()[id] ?? 0)
        }
    }

    /// Offers it no more. Whoever has it keeps it. Nothing happens the second time.
    package func retire(_ id: PlanID, by caller: Caller) async throws -> Counted {
        try await tools.database.write { transaction in
            let store = PlanStore(transaction)
            var plan = try store.find(id)
            let count = try store.counts()[id] ?? 0
            guard plan.retiredAt == nil else { return Counted(plan: plan, workspaces: count) }
            plan.retiredAt = tools.ambient.now()
            plan.isDefault = false
            try store.save(plan)
            try log.record("plans.retired", subject: "\(id)", detail: plan.name, by: caller, in: transaction)
            return Counted(plan: plan, workspaces: count)
        }
    }
}
