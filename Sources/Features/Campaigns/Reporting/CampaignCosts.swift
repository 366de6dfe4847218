package import Credits
package import Primitives

/// What a campaign was estimated at and what it was charged, line by line, with the reason wherever the two differ.
///
/// The lines add up to both sums exactly.
package struct CampaignCosts: Sendable, Equatable {
    package let estimated: Points
    package let charged: Points
    /// What is kept for messages of which the last word has not come.
    package let open: Points
    /// What went back.
    package let released: Points
    package let lines: [Line]

    package struct Line: Sendable, Equatable {
        package let market: String
        package let category: MessageCategory
        package let free: FreeReason?
        package let count: Int
        package let estimated: Points
        package let charged: Points
        /// Why they differ; `nil` when they do not.
        package let words: String?
    }

    /// Recipients of one quote of whom the same became.
    struct Group: Sendable, Equatable {
        let quote: QuotedGroup
        let outcome: Outcome
        /// Of one message.
        let charged: Points
        /// A message of these, for what the ledger says of it.
        let sample: MessageID?

        enum Outcome: String, Sendable {
            case charged, failed, cancelled, open
        }
    }

    /// - Parameters:
    ///   - estimated: what was estimated at the start, of which those who were left out later are a part.
    ///   - facts: what the ledger says of the groups' samples.
    init(_ groups: [Group], estimated: Points, facts: [MessageID: MessageCharge]) {
        var lines: [Line] = []
        var (open, quoted, charged) = (Points.zero, Points.zero, Points.zero)
        for group in groups {
            let line = Line(group, facts: group.sample.flatMap { facts[$0] })
            lines.append(line)
            quoted += line.estimated
            charged += line.charged
            if group.outcome == .open { open += line.estimated }
        }
        if estimated != quoted, let any = groups.first?.quote {
            // Who was taken out after the estimate has no line of their own: their rows look like those who never were in it.
            let words =
                estimated > quoted
                ? "Left out after the estimate: they opted out, were blocked or deleted, or the credits ended before them."
                : "Priced anew after the estimate, when their message was about to leave."
            lines.append(
                Line(
                    market: "",
                    category: any.category,
                    free: nil,
                    count: 0,
                    estimated: estimated - quoted,
                    charged: .zero,
                    words: words
                )
            )
        }
        self.lines = lines
        self.estimated = estimated
        self.charged = charged
        self.open = open
        released = max(.zero, estimated - charged - open)
    }
}

extension CampaignCosts.Line {
    init(_ group: CampaignCosts.Group, facts: MessageCharge?) {
        market = group.quote.market
        category = group.quote.category
        free = group.quote.free
        count = group.quote.count
        estimated = group.quote.price.times(Int64(group.quote.count)) ?? .zero
        charged = group.charged.times(Int64(group.quote.count)) ?? .zero
        words = estimated == charged ? nil : Self.words(group, facts)
    }

    private static func words(_ group: CampaignCosts.Group, _ facts: MessageCharge?) -> String {
        switch group.outcome {
        case .open: "The last word has not come: the points are kept until it does."
        case .cancelled: "Taken back before it left: nothing is charged."
        case .failed where group.charged == .zero: "Not delivered: nothing is charged."
        case .failed: "It failed after WhatsApp had billed it, or after an attempt that was charged."
        case .charged where group.charged == .zero: freeWords(facts?.finalFreeReason)
        case .charged: chargedWords(group, facts)
        }
    }

    private static func freeWords(_ reason: FreeReason?) -> String {
        switch reason {
        case .customerService, .groupCustomerService:
            "Free: the customer had written within 24 hours when it was delivered."
        case .entryPoint: "Free: the customer had come from an ad or a page button within 72 hours."
        case .monthlyAllowance: "Free: one of the month's free messages."
        case .notBillable, nil: "WhatsApp did not bill it."
        }
    }

    private static func chargedWords(_ group: CampaignCosts.Group, _ facts: MessageCharge?) -> String {
        if let final = facts?.finalCategory, final != group.quote.category.rawValue {
            return "WhatsApp billed it as \(final), and not as \(group.quote.category.rawValue)."
        }
        if group.quote.free != nil { return "The free window had closed when it was delivered." }
        return "Its price was another when it was delivered than when it was estimated."
    }
}
