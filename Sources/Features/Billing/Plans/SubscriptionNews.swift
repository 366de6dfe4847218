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
            let why =
                switch event {
                case .trialEnded: "The trial has ended."
                case .paymentReturned: "The payment for it went back."
                case .endReached, .cancelled: "It was cancelled."
                default: "It was not paid."
                }
            try notify(
                "plan.expired",
                "Your plan \(name) is \(subscription.state.words)",
                "\(why) Paid messages are refused, and no members and channels can be added. Everything can be read and"
                    + " exported, and the plan can be paid at any time.",
                occasion
            )
        default: break
        }
    }

    /// Another plan, by whoever chose it.
    func planChanged(to choice: PlanChoice, from moment: Timestamp, _ subscription: Subscription) throws {
        let day = subscription.calendar(book.workspace.timeZone).day(of: moment)
        let start = moment <= book.now ? "It is in force now." : "It begins on \(day)."
        try notify(
            "plan.changed",
            "Your plan is changed to \(choice.plan.name), \(choice.term.adverb)",
            start,
            "\(subscription.version)"
        )
    }

    func remind(_ reminder: SubscriptionTerms.Reminder, of subscription: Subscription) throws {
        let choice = try book.next(of: subscription)
        let price = try choice.price(in: subscription.currency)
        let sum = "\(price.currency) \(price) before tax"
        let calendar = subscription.calendar(book.workspace.timeZone)
        switch reminder {
        case .trialEnds(let end, let days):
            try notify(
                "plan.trial-ends",
                days == 1 ? "Your trial ends within a day" : "Your trial ends in \(days) days",
                "The plan \(choice.plan.name) is \(sum). What is not paid by \(calendar.day(of: end)) sends no paid"
                    + " messages any more.",
                "\(end.milliseconds):\(days)"
            )
        case .paymentDue(let end):
            try notify(
                "plan.payment-due",
                "Your plan \(choice.plan.name) is to be renewed on \(calendar.day(of: end))",
                "The next period is \(sum). Pay now, and it goes on without a break.",
                "\(end.milliseconds)"
            )
        case .pastDue(let since, let days, let until):
            try notify(
                "plan.past-due",
                "Your plan \(choice.plan.name) is not paid",
                "The period ended on \(calendar.day(of: since)), and the next one is \(sum). Without payment the plan stops on"
                    + " \(calendar.day(of: until)).",
                "\(since.milliseconds):\(days)"
            )
        }
    }

    private func notify(_ kind: String, _ title: String, _ detail: String, _ occasion: String) throws {
        try book.tools.notifier.notify(
            NewNotice(
                workspace: book.workspace.id,
                kind: kind,
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
