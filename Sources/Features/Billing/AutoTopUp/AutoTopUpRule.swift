package import Primitives

/// When points are bought without anybody asking, as a rule without a database: what is known goes in, what is to be done
/// comes out.
///
/// A debit needs time (a day's notice in India), so the rule looks ahead: it acts at the line that the customer set, or when
/// the forecast says that the points will be gone before the money can be there.
package struct AutoTopUpRule: Sendable, Equatable {
    package let plan: AutoTopUpPlan
    package let available: Points
    /// The earliest moment of the forecast; `nil` when they will last.
    package let emptyAt: Timestamp?
    /// Bought by the rule in the workspace's month.
    package let used: Points
    /// Whether a payment of the rule's is under way.
    package let isInFlight: Bool
    /// Tries that came to nothing since the last one that did, or since somebody armed it anew.
    package let failures: Int
    package let nextTryAt: Timestamp?
    package let isStopped: Bool
    package let means: Means
    /// What the points cost now, with tax.
    package let total: Money
    package let announced: Announcement?

    package enum Means: Sendable, Equatable {
        /// A person pays on a page.
        case link
        /// The gateway takes it.
        ///
        /// - notice: how long before, at least, the customer must have been told by us.
        /// - limit: above it a person has to confirm.
        case mandate(notice: Duration, limit: Money?)
    }

    /// A debit that the customer was told of.
    package struct Announcement: Sendable, Equatable {
        package let total: Money
        package let chargeAt: Timestamp

        package init(total: Money, chargeAt: Timestamp) {
            self.total = total
            self.chargeAt = chargeAt
        }
    }

    package enum Decision: Sendable, Equatable {
        case nothing
        /// The debit that was announced is not needed any more.
        case withdraw
        case announce(Announcement)
        case charge
        case sendLink
        /// Needed, and more than the month allows.
        case capped
        case stop
    }

    /// After the first, second and third try that came to nothing; the fourth stops it.
    static let pauses: [Duration] = [.hours(1), .hours(6), .hours(24)]
    static let failuresMax = 4
    /// How much earlier than a debit can be there the rule acts, and how long a person is given to pay.
    static let margin: Duration = .hours(12)
    static let timeToPay: Duration = .hours(24)
    /// A debit that was announced for so long ago is announced anew.
    static let stale: Duration = .days(3)

    /// When it may be tried again; `nil` when it may not.
    package static func nextTry(after failures: Int, at now: Timestamp) -> Timestamp? {
        pauses.indices.contains(failures - 1) ? now + pauses[failures - 1] : nil
    }

    package func decide(at now: Timestamp) -> Decision {
        guard plan.isEnabled, !isStopped, !isInFlight else { return .nothing }
        guard failures < Self.failuresMax else { return .stop }
        guard isNeeded(at: now) else { return announced == nil ? .nothing : .withdraw }
        if let nextTryAt, now < nextTryAt { return .nothing }
        if let most = plan.monthMax, (used.adding(plan.points) ?? most + Points(1)) > most { return .capped }
        guard case .mandate(let notice, let limit) = means else { return .sendLink }
        if let limit, total.currency != limit.currency || total.minor > limit.minor { return .sendLink }
        guard notice > .zero else { return .charge }
        guard let announced, covers(announced), now - announced.chargeAt <= Self.stale else {
            return .announce(Announcement(total: total, chargeAt: now + notice))
        }
        return now >= announced.chargeAt ? .charge : .nothing
    }

    private func isNeeded(at now: Timestamp) -> Bool {
        if available <= plan.below { return true }
        guard let emptyAt else { return false }
        return emptyAt - now <= lead
    }

    private var lead: Duration {
        switch means {
        case .link: Self.timeToPay
        case .mandate(let notice, _): notice + Self.margin
        }
    }

    /// A price that rose since was not announced.
    private func covers(_ announced: Announcement) -> Bool {
        announced.total.currency == total.currency && total.minor <= announced.total.minor
    }
}

/// What the customer set.
package struct AutoTopUpPlan: Sendable, Equatable {
    package var isEnabled: Bool
    package var below: Points
    /// Whole.
    package var points: Points
    package var monthMax: Points?
    package var gateway: GatewayID?

    package init(isEnabled: Bool, below: Points, points: Points, monthMax: Points?, gateway: GatewayID? = nil) {
        self.isEnabled = isEnabled
        self.below = below
        self.points = points
        self.monthMax = monthMax
        self.gateway = gateway
    }

    /// What a form begins with.
    static let initial = AutoTopUpPlan(isEnabled: false, below: Points(200), points: Points(1000), monthMax: nil)
}
