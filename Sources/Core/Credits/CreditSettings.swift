package import Primitives

/// What an operator may choose about credits.
package struct CreditSettings: Sendable {
    /// The notice goes out when the available balance falls to this or below. It is re-armed at six fifths of it.
    package var noticeAt: Points
    /// Paid sends are refused while the available balance is at this or below.
    package var lockAt: Points
    /// At the lock everything that sends is refused, free replies included: what the product's documents say literally.
    package var strict: Bool
    /// Granted once, when a trial is activated.
    package var trial: Points
    /// How long a message's money is kept for it after the send, when nothing is heard.
    package var keepHeld: Duration
    /// How long everything is free after the answer to someone who came from an ad. Meta's page of 2026-09-30 says "up to
    /// 7 days" where older ones say 72 hours, so it can be set.
    package var entryPointLength: Duration
    package var missingPrices: MissingPrices
    /// Points for one unit of a currency, for books that are not there yet: each book keeps its own. The notice at 100 points and the least purchase of 100 points are documented as
    /// "INR 100 or USD 5", hence 1 and 20.
    package var pointsPerUnit: [String: Int64]
    /// Messages that a report on the screen counts at most; what has more is exported. Its memory does not grow with them, but
    /// its time does (see `UsageRoutes.usage`), and beyond a minute or two nobody, and no proxy, waits for an answer.
    package var reportMost: Int

    package init(
        noticeAt: Points = Points(100),
        lockAt: Points = .zero,
        strict: Bool = false,
        trial: Points = Points(50),
        keepHeld: Duration = .hours(72),
        entryPointLength: Duration = .hours(72),
        missingPrices: MissingPrices = .refuse,
        pointsPerUnit: [String: Int64] = ["INR": 1, "USD": 20],
        reportMost: Int = 5_000_000
    ) {
        self.noticeAt = noticeAt
        self.lockAt = lockAt
        self.strict = strict
        self.trial = trial
        self.keepHeld = keepHeld
        self.entryPointLength = entryPointLength
        self.missingPrices = missingPrices
        self.pointsPerUnit = pointsPerUnit
        self.reportMost = reportMost
    }
}
