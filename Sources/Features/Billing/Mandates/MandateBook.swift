import Jobs
import Notifications
import Primitives
import Routes
import Storage

/// Changes mandates, inside one transaction.
struct MandateBook {
    let tools: PaymentTools
    let transaction: Transaction
    let workspace: WorkspaceID

    init(tools: PaymentTools, in workspace: WorkspaceID, _ transaction: Transaction) {
        self.tools = tools
        self.workspace = workspace
        self.transaction = transaction
    }

    private var store: MandateStore { MandateStore(transaction, in: workspace) }
    private var now: Timestamp { tools.ambient.now() }

    /// The customer has allowed it: one that was in force before ends. Nothing happens the second time.
    func activate(_ id: MandateID, _ grant: MandateGrant, label: String?, paid: Capture?) throws {
        guard let mandate = try store.find(id) else { return }
        guard mandate.state == .pending else {
            // Allowed after it was given up here: given up there too.
            if mandate.state == .ended, mandate.grant == nil { try revoke(mandate, grant, paid) }
            return
        }
        if let before = try store.find(.active) { try end(before.id, "Another took its place.") }
        try store.activate(id, grant, label: label, at: now)
        if let paid { try MandateJob(tools: tools).enqueue(.sendBack(paid), mandate, transaction) }
        try tell(
            mandate,
            "mandate.active",
            "Automatic top-ups may be charged",
            "\(label ?? mandate.gateway.name, "label") was authorised at \(mandate.gateway.name, "gateway")."
        )
        try AutoTopUpBook(tools: tools, in: workspace, transaction).lookNow()
        try AutoTopUpBook(tools: tools, in: workspace, transaction).changed()
    }

    /// It is over, by whoever's wish. Nothing happens the second time.
    func end(_ id: MandateID, _ words: String) throws {
        guard let mandate = try store.find(id), mandate.state != .ended else { return }
        try store.end(id, words, at: now)
        if let grant = mandate.grant { try revoke(mandate, grant, nil) }
        if mandate.state == .active {
            try tell(
                mandate,
                "mandate.ended",
                "Automatic top-ups are not charged any more",
                "\(mandate.label ?? mandate.gateway.name, "label"): \(words) From now on you get a link to pay instead."
            )
        }
        try AutoTopUpBook(tools: tools, in: workspace, transaction).changed()
    }

    private func revoke(_ mandate: Mandate, _ grant: MandateGrant, _ paid: Capture?) throws {
        let job = MandateJob(tools: tools)
        try job.enqueue(.revoke(customer: grant.customer, token: grant.token), mandate, transaction)
        if let paid { try job.enqueue(.sendBack(paid), mandate, transaction) }
    }

    private func tell(_ mandate: Mandate, _ kind: String, _ title: Said, _ detail: Said) throws {
        try tools.notifier.notify(
            NewNotice(
                workspace: workspace,
                kind: kind,
                title: title,
                detail: detail,
                link: AutoTopUpBook.page,
                audience: .role(.owner),
                email: true,
                dedupeKey: "\(kind):\(mandate.id)"
            ),
            in: transaction
        )
    }
}
