import Notifications
import Primitives
import Routes
import Storage

/// Tells the owners what the rule does.
struct AutoTopUpNews {
    let tools: PaymentTools
    let workspace: WorkspaceID
    let transaction: Transaction

    func announced(_ plan: AutoTopUpPlan, _ announced: AutoTopUpRule.Announcement, _ mandate: Mandate?) throws {
        let sum = "\(announced.total.currency) \(announced.total)"
        try tell(
            "auto-top-up.announced",
            "\(sum, "sum") will be charged for \(plan.points, "points") points",
            "Message credits are running low. At \(announced.chargeAt, "at") \(mandate?.label ?? "your means of payment", "label") is"
                + " charged \(sum), by the rule that you set. Buy points before then, or change the rule, and it is not.",
            occasion: "\(announced.chargeAt.milliseconds)"
        )
    }

    func link(_ payment: Payment, _ why: String) throws {
        guard let url = payment.checkoutURL else { return }
        let page = url.hasPrefix("/") ? tools.publicURL + url : url
        try tell(
            "auto-top-up.link",
            "Pay \("\(payment.total.currency) \(payment.total)", "sum") for \(payment.points, "points") points",
            "\(why) Pay here until \(payment.expiresAt, "until"): \(page, "page")",
            link: "/billing/payments/\(payment.id)",
            occasion: "\(payment.id)"
        )
    }

    func capped(_ plan: AutoTopUpPlan, month: Timestamp) throws {
        try tell(
            "auto-top-up.capped",
            "Automatic top-ups have reached their limit of this month",
            "\(plan.points, "points") points more would be beyond \(plan.monthMax ?? .zero, "limit"). They go on next month; until then buy points by"
                + " hand, or raise the limit.",
            occasion: "\(month.milliseconds):\(plan.monthMax ?? .zero)"
        )
    }

    func stopped(_ failure: Payment.Failure?) throws {
        try tell(
            "auto-top-up.stopped",
            "Automatic top-ups have stopped",
            "\(AutoTopUpRule.failuresMax, "count") tries came to nothing. The last: \(failure?.detail ?? "no reason given") Buy points by"
                + " hand, or set the rule anew, and it is tried again.",
            occasion: "\(tools.ambient.now().milliseconds)"
        )
    }

    private func tell(
        _ kind: String,
        _ title: Said,
        _ detail: Said,
        link: String = AutoTopUpBook.page,
        occasion: String
    ) throws {
        try tools.notifier.notify(
            NewNotice(
                workspace: workspace,
                kind: kind,
                title: title,
                detail: detail,
                link: link,
                audience: .role(.owner),
                email: true,
                dedupeKey: "\(kind):\(occasion)"
            ),
            in: transaction
        )
    }
}
