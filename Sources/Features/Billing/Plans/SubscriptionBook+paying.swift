import Invoices
import Primitives
import Storage
import Workspaces

extension SubscriptionBook {
    /// Whether what was ordered is still to be had.
    func accepts(_ order: SubscriptionOrder) throws -> Bool {
        guard let subscription = try store.lock() else { return false }
        return subscription.version == order.version && subscription.heldAt == nil && order.to > now.milliseconds
    }

    /// The order is paid: it begins now, or at the end of the period that runs.
    ///
    /// - Throws: `PlanError.notDue` when it is not to be had any more; whoever captures asks `accepts` first.
    func apply(_ order: SubscriptionOrder, paidBy payment: Payment) throws {
        guard try accepts(order) else { throw PlanError.notDue }
        let present = try current()
        var changed = present
        changed.version += 1
        changed.payment = nil
        if order.from > now.milliseconds {
            changed.upcoming = Subscription.Upcoming(
                plan: order.plan,
                term: order.term,
                extraMembers: order.extraMembers,
                extraChannels: order.extraChannels,
                paid: Subscription.Upcoming.Paid(
                    payment: payment.id,
                    price: order.price,
                    anchor: order.anchor,
                    to: order.to
                )
            )
        } else {
            begin(order, paidBy: payment.id, &changed)
        }
        try store.insertPeriod(order, net: payment.split.net, paidBy: payment.id, at: now)
        try write(changed, after: "paid", instead: present, by: payment.createdBy, detail: order.title)
        if changed.plan != present.plan {
            try SubscriptionNews(book: self).planChanged(to: choice(of: changed), from: now, changed)
        }
        try SubscriptionJob(tools: tools).schedule(changed, terms, transaction)
    }

    private func begin(_ order: SubscriptionOrder, paidBy payment: PaymentID, _ changed: inout Subscription) {
        var standing = SubscriptionStanding(changed.state, unpaid: terms.unpaid)
        _ = standing.hear(.paid)
        let isWithin =
            changed.periodFrom.milliseconds == order.from && changed.periodTo.milliseconds == order.to
            && changed.paidBy != nil
        changed.state = standing.state
        changed.plan = order.plan
        changed.term = order.term
        changed.extraMembers = order.extraMembers
        changed.extraChannels = order.extraChannels
        changed.price = Money(minor: order.price, currency: changed.currency)
        changed.anchor = Timestamp(milliseconds: order.anchor)
        changed.periodFrom = Timestamp(milliseconds: order.from)
        changed.periodTo = Timestamp(milliseconds: order.to)
        changed.upcoming = nil
        changed.endsAt = nil
        // A dearer plan in the middle of a period leaves what the period was paid with.
        if !isWithin { changed.paidBy = payment }
    }

    /// Money of the running or the coming period that went back whole ends it.
    func hearOfRefunds(_ subscription: Subscription) throws -> Subscription {
        var changed = subscription
        if let paid = subscription.upcoming?.paid, try isRefunded(paid.payment) {
            changed.upcoming?.paid = nil
            changed.version += 1
            try write(changed, after: "payment-returned", instead: subscription, by: "time", detail: "\(paid.payment)")
        }
        // Whoever has paid for what comes goes on.
        if changed.upcoming?.paid == nil, let paidBy = changed.paidBy, try isRefunded(paidBy) {
            let before = changed
            var standing = SubscriptionStanding(changed.state, unpaid: terms.unpaid)
            guard standing.hear(.paymentReturned) else { return changed }
            try dropPayment(of: changed)
            changed.state = standing.state
            changed.paidBy = nil
            changed.payment = nil
            changed.version += 1
            try write(changed, after: "payment-returned", instead: before, by: "time", detail: "\(paidBy)")
            try SubscriptionNews(book: self).tell(changed, after: .paymentReturned)
        }
        return changed
    }

    private func isRefunded(_ id: PaymentID) throws -> Bool {
        guard let payment = try PaymentStore(transaction, in: workspace.id).find(id) else { return false }
        guard payment.refunded.amount == payment.total else { return false }
        return try RefundStore(transaction, in: workspace.id).pending(of: id, currency: payment.total.currency).isEmpty
    }
}
