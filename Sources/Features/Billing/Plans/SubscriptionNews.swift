import Events
import Notifications
import Primitives
import Routes
import Storage
import Workspaces

/// Tells the owners about their plan: the event for open tabs, notices and mails.
struct SubscriptionNews {
    let book: SubscriptionBook

    static let page = "/billing/plan"

    /// `subscription.changed`.
    func changed(_ state: String) throws {
        try book.tools.events.append(
            NewEvent(
                workspace: book.workspace.id,
                kind: "subscription.changed",
                subject: "\(book.workspace.id)",
                payload: "{\"state\":\"\(state)\"}"
            ),
            in: book.transaction
        )
    }

    func tell(_ subscription: Subscription, after event: SubscriptionStanding.Event) throws {
        let name = try book.plans.find(subscription.plan).name
        let occasion = "\(subscription.periodTo.milliseconds):\(subscription.version):\(event.word)"
        switch (event, subscription.state) {
        case (_, .expired), (_, .paused):
            let (why, cause): (Said, String) =
                switch event {
                case .trialEnded: ("The trial has ended.", "trial")
                case .paymentReturned: ("The payment for it went back.", "returned")
                case .endReached, .cancelled: ("It was cancelled.", "cancelled")
                default: ("It was not paid.", "unpaid")
                }
            try notify(
                "plan.expired",
                "Your plan \(name, "plan") is \(subscription.state.words, "state", as: subscription.state.rawValue)",
                why + " Paid messages are refused, and no members and channels can be added. Everything can be read and"
                    + " exported, and the plan can be paid at any time.",
                variant: cause,
                occasion
            )
        default: break
        }
    }

    /// Another plan, by whoever chose it.
    func planChanged(to choice: PlanChoice, from moment: Timestamp, _ subscription: Subscription) throws {
        let day = subscription.calendar(book.workspace.timeZone).day(of: moment)
        let isNow = moment <= book.now
        let start: Said = isNow ? "It is in force now." : "It begins on \(day, "day")."
        try notify(
            "plan.changed",
            "Your plan is changed to \(choice.plan.name, "plan"), \(choice.term.adverb, "term", as: choice.term.rawValue)",
            start,
            variant: isNow ? "now" : nil,
            "\(subscription.version)"
        )
    }

    func remind(_ reminder: SubscriptionTerms.Reminder, of subscription: Subscription) throws {
        let choice = try book.next(of: subscription)
        let price = try choice.price(in: subscription.currency)
        let net = "\(price.currency) \(price)"
        let sum = "\(net) before tax"
        let calendar = subscription.calendar(book.workspace.timeZone)
        switch reminder {
        case .trialEnds(let end, let days):
            try notify(
                "plan.trial-ends",
                days == 1
                    ? "Your trial ends within \("a day", "count", as: 1)" : "Your trial ends in \(days, "count") days",
                "The plan \(choice.plan.name, "plan") is \(sum, "sum", as: net). What is not paid by \(calendar.day(of: end), "day") sends no paid"
                    + " messages any more.",
                "\(end.milliseconds):\(days)"
            )
        case .paymentDue(let end):
            try notify(
                "plan.payment-due",
                "Your plan \(choice.plan.name, "plan") is to be renewed on \(calendar.day(of: end), "day")",
                "The next period is \(sum, "sum", as: net). Pay now, and it goes on without a break.",
                "\(end.milliseconds)"
            )
        case .pastDue(let since, let days, let until):
            try notify(
                "plan.past-due",
                "Your plan \(choice.plan.name, "plan") is not paid",
                "The period ended on \(calendar.day(of: since), "since"), and the next one is \(sum, "sum", as: net). Without payment"
                    + " the plan stops on \(calendar.day(of: until), "day").",
                "\(since.milliseconds):\(days)"
            )
        }
    }

    private func notify(_ kind: String, _ title: Said, _ detail: Said, variant: String? = nil, _ occasion: String)
        throws
    {
        try book.tools.notifier.notify(
            NewNotice(
                workspace: book.workspace.id,
                kind: kind,
                variant: variant,
                title: title,
                detail: detail,
                link: Self.page,
                audience: .role(.owner),
                email: true,
                dedupeKey: "\(kind):\(occasion)"
            ),
            in: book.transaction
        )
    }
}
