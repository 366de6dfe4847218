import Primitives
package import Routes
import Storage
import Workspaces

extension SubscriptionService {
    /// Writes what an offer comes to: the change itself, or the payment that it waits for.
    func take(
        _ offer: SubscriptionOffer,
        _ gateway: String?,
        by caller: Caller,
        _ present: Subscription,
        _ book: SubscriptionBook
    ) throws -> (payment: Payment, gateway: Gateway)? {
        var changed = present
        changed.version += 1
        changed.payment = nil
        if let order = offer.order(version: changed.version) {
            let (new, way) = try payments.plan(order, net: offer.net, gateway: gateway, by: caller, book.transaction)
            let payment = try payments.begin(new, detail: order.title, by: caller, book.transaction)
            changed.payment = payment.id
            try write(changed, "ordered", by: caller, instead: present, book, detail: order.title)
            return (payment, way)
        }
        put(offer, into: &changed, book)
        try write(changed, "changed", by: caller, instead: present, book, detail: offer.choice.plan.name)
        if changed.has(otherThan: present) {
            try SubscriptionNews(book: book)
                .planChanged(to: offer.choice, from: offer.moment(now: book.now), changed)
        }
        return nil
    }

    /// What needs no payment.
    private func put(_ offer: SubscriptionOffer, into changed: inout Subscription, _ book: SubscriptionBook) {
        let choice = offer.choice
        if case .renewal = offer.effect {
            let isSame =
                choice.plan.id == changed.plan && choice.term == changed.term
                && choice.extraMembers == changed.extraMembers && choice.extraChannels == changed.extraChannels
            changed.upcoming =
                isSame
                ? nil
                : Subscription.Upcoming(
                    plan: choice.plan.id,
                    term: choice.term,
                    extraMembers: choice.extraMembers,
                    extraChannels: choice.extraChannels
                )
            return
        }
        changed.plan = choice.plan.id
        changed.term = choice.term
        changed.extraMembers = choice.extraMembers
        changed.extraChannels = choice.extraChannels
        changed.upcoming = nil
        guard changed.state != .trialing else { return }
        changed.price = offer.price
        if case .period(let anchor, let from, let to) = offer.effect {
            // Free: nobody pays, and it begins all the same.
            (changed.anchor, changed.periodFrom, changed.periodTo) = (anchor, from, to)
            changed.state = .active
            changed.endsAt = nil
        }
    }

    /// Ends it with the period, or at once where nothing runs.
    ///
    /// - Throws: `PlanError.wrongState`, `.noSubscription`.
    package func cancel(reason: String?, by caller: Caller) async throws -> ShownSubscription {
        let reason = (reason ?? "").plainLine.cut(to: 200)
        return try await tools.database.write { transaction in
            let book = try SubscriptionBook(tools: tools, in: caller.workspace, transaction)
            let present = try book.current()
            try book.dropPayment(of: present)
            var changed = try moved(present, .cancelled, wanted: "running", book)
            changed.endsAt = changed.state == .expired ? book.now : present.upcoming?.paid?.end ?? present.periodTo
            try write(changed, "cancelled", by: caller, instead: present, book, detail: reason)
            try audit.record(
                "plans.cancelled",
                subject: "\(present.plan)",
                detail: reason,
                by: caller,
                in: transaction
            )
            if changed.state == .expired { try SubscriptionNews(book: book).tell(changed, after: .cancelled) }
            return try show(caller.workspace, transaction)
        }
    }

    /// Takes a cancellation back, while the period runs.
    ///
    /// - Throws: `PlanError.wrongState`, `.noSubscription`, `.held`.
    package func resume(by caller: Caller) async throws -> ShownSubscription {
        try await tools.database.write { transaction in
            let book = try SubscriptionBook(tools: tools, in: caller.workspace, transaction)
            let present = try book.current()
            guard present.heldAt == nil else { throw PlanError.held }
            let event = SubscriptionStanding.Event.resumed(inTrial: present.isInTrial(at: book.now))
            var changed = try moved(present, event, wanted: "cancelled", book)
            changed.endsAt = nil
            try write(changed, "resumed", by: caller, instead: present, book)
            try audit.record("plans.resumed", subject: "\(present.plan)", by: caller, in: transaction)
            return try show(caller.workspace, transaction)
        }
    }

    private func moved(
        _ present: Subscription,
        _ event: SubscriptionStanding.Event,
        wanted: String,
        _ book: SubscriptionBook
    ) throws -> Subscription {
        var standing = SubscriptionStanding(present.state, unpaid: book.terms.unpaid)
        guard standing.hear(event) else { throw PlanError.wrongState(present.state, wanted: wanted) }
        var changed = present
        changed.state = standing.state
        changed.payment = nil
        changed.version += 1
        return changed
    }

    private func write(
        _ changed: Subscription,
        _ event: String,
        by caller: Caller,
        instead present: Subscription,
        _ book: SubscriptionBook,
        detail: String = ""
    ) throws {
        try book.write(changed, after: event, instead: present, by: caller.name, detail: detail)
        try SubscriptionJob(tools: tools).schedule(changed, book.terms, book.transaction)
    }
}

extension Subscription {
    /// Whether what the workspace has, or is to have, is something else.
    fileprivate func has(otherThan before: Subscription) -> Bool {
        plan != before.plan || term != before.term || upcoming != before.upcoming
            || extraMembers != before.extraMembers || extraChannels != before.extraChannels
    }
}

extension Subscription.Upcoming.Paid {
    var end: Timestamp { Timestamp(milliseconds: to) }
}
