package import Logging
package import Primitives
package import Routes
import Storage
import Workspaces

/// What owners do with their plan.
package struct SubscriptionService: Sendable {
    let tools: PaymentTools
    let payments: PaymentService
    let audit: AuditLog

    init(_ tools: PaymentTools) {
        self.tools = tools
        payments = PaymentService(tools)
        audit = AuditLog(ambient: tools.ambient)
    }

    /// A wish as it comes in.
    package struct Wish: Sendable {
        let plan: PlanID
        let term: PlanTerm
        let extraMembers: Int64
        let extraChannels: Int64

        package init(plan: PlanID, term: PlanTerm, extraMembers: Int64 = 0, extraChannels: Int64 = 0) {
            self.plan = plan
            self.term = term
            self.extraMembers = extraMembers
            self.extraChannels = extraChannels
        }
    }

    /// What can be chosen here: offered, and with a price in the workspace's currency.
    package func plans(for workspace: WorkspaceID) async throws -> (plans: [Plan], currency: String) {
        try await tools.database.read { transaction in
            guard let found = try WorkspaceStore(transaction).find(workspace) else {
                throw PlanError.workspaceNotFound(workspace)
            }
            let plans = try PlanStore(transaction).all()
                .filter { $0.retiredAt == nil && $0.price(in: found.currency) != nil }
            return (plans, found.currency)
        }
    }

    package func show(_ workspace: WorkspaceID) async throws -> ShownSubscription {
        try await tools.database.read { try show(workspace, $0) }
    }

    func show(_ id: WorkspaceID, _ transaction: Transaction) throws -> ShownSubscription {
        let book = try SubscriptionBook(tools: tools, in: id, transaction)
        let found = try book.store.find()
        let choice = try found.map(book.choice) ?? PlanChoice(.unlimited, .month)
        let next = try found.map(book.next)
        let payment = try found?.payment.flatMap { try PaymentStore(transaction, in: id).find($0) }
        return ShownSubscription(
            subscription: found,
            choice: choice,
            pending: next == choice ? nil : next,
            usage: try tools.usage(transaction, id),
            payment: try payment.flatMap { $0.state == .pending ? try ShownPayment($0, in: transaction) : nil },
            workspace: book.workspace
        )
    }

    /// - Throws: `PlanError`, `BillingError`, `InvoiceError`.
    package func preview(_ wish: Wish, in workspace: WorkspaceID) async throws -> OfferPreview {
        try await tools.database.read { transaction in
            let book = try SubscriptionBook(tools: tools, in: workspace, transaction)
            guard let present = try book.store.find() else { throw PlanError.noSubscription }
            let offer = try book.offer(for: wish, present)
            return try OfferPreview(
                offer: offer,
                at: offer.moment(now: tools.ambient.now()),
                due: book.taxed(offer.net),
                next: book.taxed(offer.price),
                refusals: offer.choice.limits.refusals(of: tools.usage(transaction, workspace))
            )
        }
    }

    /// Takes another plan: at once, at renewal, or once what is due for it is paid.
    ///
    /// - Parameters:
    ///   - gateway: how to pay, when something is due; the first there is when `nil`.
    ///   - returnPath: where the browser goes after paying.
    /// - Throws: `PlanError`, `BillingError`, `InvoiceError`.
    package func change(
        to wish: Wish,
        gateway: String? = nil,
        returnPath: String? = nil,
        by caller: Caller,
        logger: Logger
    ) async throws -> ShownSubscription {
        let path = try returnPath.map(PaymentService.checked)
        let opened = try await tools.database.write { transaction in
            let book = try SubscriptionBook(tools: tools, in: caller.workspace, transaction)
            let present = try book.current()
            let offer = try book.offer(for: wish, present)
            let refusals = offer.choice.limits.refusals(of: try tools.usage(transaction, caller.workspace))
            guard refusals.isEmpty else { throw PlanError.refused(refusals) }
            try book.dropPayment(of: present)
            let choice = offer.choice
            try audit.record(
                "plans.chosen",
                subject: "\(choice.plan.id)",
                detail: "\(choice.plan.name), \(choice.term.adverb)",
                by: caller,
                in: transaction
            )
            return try take(offer, gateway, by: caller, present, book)
        }
        return try await open(opened, path, by: caller, logger)
    }

    /// Asks for what the next period costs.
    ///
    /// - Throws: `PlanError.notDue` while nothing is to be paid, and others; `BillingError`, `InvoiceError`.
    package func pay(
        gateway: String? = nil,
        returnPath: String? = nil,
        by caller: Caller,
        logger: Logger
    ) async throws -> ShownSubscription {
        let path = try returnPath.map(PaymentService.checked)
        let opened = try await tools.database.write { transaction in
            let book = try SubscriptionBook(tools: tools, in: caller.workspace, transaction)
            let present = try book.current()
            let isEarly = present.state == .active && tools.ambient.now() < present.periodTo - book.terms.notice
            guard present.state != .cancelled, !isEarly else { throw PlanError.notDue }
            let offer = try SubscriptionOffer(
                renewing: book.next(of: present),
                of: present,
                zone: book.workspace.timeZone,
                at: tools.ambient.now()
            )
            try book.dropPayment(of: present)
            guard offer.order(version: 0) != nil || present.state.isLocked || present.state == .pastDue else {
                throw PlanError.notDue
            }
            return try take(offer, gateway, by: caller, present, book)
        }
        return try await open(opened, path, by: caller, logger)
    }

    private func open(
        _ opened: (payment: Payment, gateway: Gateway)?,
        _ path: String?,
        by caller: Caller,
        _ logger: Logger
    ) async throws -> ShownSubscription {
        if let (payment, gateway) = opened {
            _ = try await payments.open(payment, at: gateway, path: path ?? SubscriptionNews.page, logger: logger)
        }
        return try await show(caller.workspace)
    }
}
