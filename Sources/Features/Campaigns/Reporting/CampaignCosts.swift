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
        package let why: CostDifference?

        package var words: String? { why?.words }
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
                    why: .pricedAnew
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
        why = estimated == charged ? nil : Self.why(group)
    }

    private static func why(_ group: CampaignCosts.Group) -> CostDifference {
        switch group.outcome {
        case .open: .open
        case .cancelled: .cancelled
        case .failed: group.charged == .zero ? .failed : .failedBilled
        case .again: .again
        case .leftOut: .leftOut(group.reason)
        case .charged where group.charged == .zero: free(group.finalFree)
        case .charged: charged(group)
        }
    }

    private static func free(_ reason: FreeReason?) -> CostDifference {
        switch reason {
        case .customerService, .groupCustomerService: .freeCustomer
        case .entryPoint: .freeEntryPoint
        case .monthlyAllowance: .freeMonthly
        case .notBillable, nil: .notBilled
        }
    }

    private static func charged(_ group: CampaignCosts.Group) -> CostDifference {
        if let final = group.finalCategory, final != group.quote.category.rawValue {
            return .otherCategory(final, not: group.quote.category.rawValue)
        }
        return group.quote.free != nil ? .windowClosed : .otherPrice
    }
}
