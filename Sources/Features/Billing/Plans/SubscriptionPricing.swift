import Primitives

/// The arithmetic of an offer.
struct SubscriptionPricing {
    typealias Offer = SubscriptionOffer

    let choice: PlanChoice
    let price: Money
    let subscription: Subscription
    let zone: String
    let now: Timestamp

    /// A whole period from `from` on.
    func period(from: Timestamp, anchor: Timestamp) throws(PlanError) -> (Offer.Effect, [Offer.Line]) {
        let calendar = BillingCalendar(anchor: anchor, zone: zone)
        let to = calendar.end(after: from, choice.term)
        return (.period(anchor: anchor, from: from, to: to), try whole(from, to, calendar))
    }

    /// Another choice in the middle of a period that is paid.
    func change(from present: PlanChoice) throws(PlanError) -> (Offer.Effect, [Offer.Line]) {
        let renewal = (Offer.Effect.renewal(subscription.periodTo), [Offer.Line]())
        guard subscription.price.minor > 0 else {
            return price.minor == 0 ? (.now, []) : try period(from: now, anchor: now)
        }
        let left = subscription.periodTo - now
        let length = subscription.periodTo - subscription.periodFrom
        let given = Proration.share(of: subscription.price, left: left, of: length)
        switch (present.term, choice.term) {
        case (.month, .month), (.year, .year):
            guard price.minor > subscription.price.minor else { return renewal }
            let charge = Proration.share(of: price, left: left, of: length)
            let lines = [credit(given, of: present), rest(charge)]
            // The period stays as it is: what the next change is a part of is the whole of it.
            return (
                .period(anchor: subscription.anchor, from: subscription.periodFrom, to: subscription.periodTo), lines
            )
        case (.month, .year):
            guard price.minor > given.minor else { return renewal }
            let (effect, lines) = try period(from: now, anchor: now)
            return (effect, [credit(given, of: present)] + lines)
        case (.year, .month): return renewal
        }
    }

    private func credit(_ amount: Money, of present: PlanChoice) -> Offer.Line {
        line(
            "\(present.plan.name), \(present.term.adverb): what is left of the period, given back",
            Money(minor: -amount.minor, currency: amount.currency)
        )
    }

    private func rest(_ amount: Money) -> Offer.Line {
        let calendar = subscription.calendar(zone)
        return line("\(choice.plan.name), \(choice.term.adverb), \(days(now, subscription.periodTo, calendar))", amount)
    }

    private func line(_ description: String, _ amount: Money) -> Offer.Line {
        Offer.Line(description: description, quantity: 1, each: amount.minor, amount: amount)
    }

    private func whole(
        _ from: Timestamp,
        _ to: Timestamp,
        _ calendar: BillingCalendar
    ) throws(PlanError) -> [Offer.Line] {
        var lines: [Offer.Line] = []
        for part in try choice.parts(in: price.currency) {
            guard let amount = part.amount else { throw .tooLarge }
            let description =
                switch part.what {
                case .plan: "\(choice.plan.name), \(choice.term.adverb), \(days(from, to, calendar))"
                case .members: "Extra members"
                case .channels: "Extra channels"
                }
            lines.append(
                Offer.Line(
                    description: description,
                    quantity: part.quantity,
                    each: part.each,
                    amount: Money(minor: amount, currency: price.currency)
                )
            )
        }
        return lines
    }

    /// The first and the last day.
    private func days(_ from: Timestamp, _ to: Timestamp, _ calendar: BillingCalendar) -> String {
        "\(calendar.day(of: from)) to \(calendar.day(of: to - .milliseconds(1)))"
    }
}

extension SubscriptionOffer {
    /// The order that a payment carries; `nil` when nothing is to be paid.
    func order(version: Int64) -> SubscriptionOrder? {
        guard case .period(let anchor, let from, let to) = effect, net.minor > 0 else { return nil }
        let title = lines.first { $0.amount.minor > 0 }?.description ?? choice.plan.name
        // A document has no negative lines: what is given back is taken off what is charged.
        let given = lines.contains { $0.amount.minor < 0 }
        let whole = SubscriptionOrder.Line(
            description: given ? "\(title), less what is left of the plan before" : title,
            quantity: 1,
            each: net.minor,
            amount: net.minor
        )
        return SubscriptionOrder(
            version: version,
            plan: choice.plan.id,
            planName: choice.plan.name,
            term: choice.term,
            extraMembers: choice.extraMembers,
            extraChannels: choice.extraChannels,
            anchor: anchor.milliseconds,
            from: from.milliseconds,
            to: to.milliseconds,
            price: price.minor,
            title: title,
            lines: given
                ? [whole]
                : lines.filter { $0.amount.minor > 0 }.map {
                    SubscriptionOrder.Line(
                        description: $0.description,
                        quantity: $0.quantity,
                        each: $0.each,
                        amount: $0.amount.minor
                    )
                }
        )
    }
}
