import Notifications
import Testing

@testable import Server

@Suite struct NoticeKindTests {
    @Test(arguments: [
        "wallet.low", "wallet.locked", "wallet.days", "charges.suspended", "tier.reached", "campaign.failed",
        "payment.captured",
        "payment.failed", "payment.suspense", "refund.done", "refund.failed", "dispute.open", "dispute.won",
        "dispute.lost", "campaign.short", "payment.settled", "auto-top-up.announced", "auto-top-up.link",
        "auto-top-up.capped", "auto-top-up.stopped", "mandate.active", "mandate.ended", "plan.changed",
        "plan.payment-due", "plan.past-due", "plan.expired", "plan.trial-ends", "reconciliation.differs",
        "channel.quality", "channel.name", "channel.limit", "channel.state",
    ])
    func `Members may choose about everything that features tell`(notice: String) {
        #expect(Features.noticeKinds.covering(notice) != nil)
    }

    @Test func `No name and no notice is there twice`() {
        let kinds = Features.noticeKinds.all
        #expect(Set(kinds.map(\.name)).count == kinds.count)
        #expect(Set(kinds.flatMap(\.covers)).count == kinds.flatMap(\.covers).count)
        #expect(kinds.allSatisfy { !$0.label.isEmpty && $0.label.count <= 60 })
    }
}
