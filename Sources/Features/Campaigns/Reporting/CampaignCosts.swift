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
        /// Why they were left out.
        let reason: Int64?
        /// What Meta said in the end, where the price became another.
        let finalFree: FreeReason?
        let finalCategory: String?

        enum Outcome: String, Sendable {
            case charged, failed, cancelled, open
            /// An attempt before the last was charged, too.
            case again
            case leftOut = "left out"
        }
    }

    /// - Parameter estimated: what was estimated at the start.
    init(_ groups: [Group], estimated: Points) {
        var lines = groups.map(Line.init)
        let quoted = lines.reduce(Points.zero) { $0 + $1.estimated }
        if estimated != quoted, let any = groups.first?.quote {
            // A new price takes the place of the old one in the rows, so what it was for each is not known any more.
            lines.append(
                Line(
                    market: "",
                    category: any.category,
                    free: nil,
                    count: 0,
                    estimated: estimated - quoted,
                    charged: .zero,
                    words: "Priced anew after the estimate, when their message was about to leave."
                )
            )
        }
        self.lines = lines
        self.estimated = estimated
        charged = lines.reduce(Points.zero) { $0 + $1.charged }
        open = zip(groups, lines).reduce(Points.zero) { $1.0.outcome == .open ? $0 + $1.1.estimated : $0 }
        released = max(.zero, estimated - charged - open)
    }
}

extension CampaignCosts.Line {
    fileprivate init(_ group: CampaignCosts.Group) {
        market = group.quote.market
        category = group.quote.category
        free = group.quote.free
        count = group.quote.count
        estimated = group.quote.price.times(Int64(group.quote.count)) ?? .zero
        charged = group.charged.times(Int64(group.quote.count)) ?? .zero
        words = estimated == charged ? nil : Self.words(group)
    }

    private static func words(_ group: CampaignCosts.Group) -> String {
        switch group.outcome {
        case .open: "The last word has not come: the points are kept until it does."
        case .cancelled: "Taken back before it left: nothing is charged."
        case .failed where group.charged == .zero: "Not delivered: nothing is charged."
        case .failed: "It failed after WhatsApp had billed it."
        case .again: "WhatsApp had billed an earlier attempt that it reported as failed."
        case .leftOut: leftOutWords(group.reason)
        case .charged where group.charged == .zero: freeWords(group.finalFree)
        case .charged: chargedWords(group)
        }
    }

    private static func leftOutWords(_ reason: Int64?) -> String {
        let title = reason.flatMap { SkipReason.title($0) }?.lowercased() ?? "not to be written to any more"
        return "Left out after the estimate: \(title)."
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

    private static func chargedWords(_ group: CampaignCosts.Group) -> String {
        if let final = group.finalCategory, final != group.quote.category.rawValue {
            return "WhatsApp billed it as \(final), and not as \(group.quote.category.rawValue)."
        }
        if group.quote.free != nil { return "The free window had closed when it was delivered." }
        return "Its price was another when it was delivered than when it was estimated."
    }
}
