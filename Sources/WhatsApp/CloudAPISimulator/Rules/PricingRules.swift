package import Primitives

/// The `pricing` object of a status webhook, decided.
package struct Pricing: Hashable, Sendable {
    package let era: PricingEra
    package let billable: Bool
    /// `nil` under conversation-based pricing.
    package let type: PriceType?
    package let category: PriceCategory

    package var model: String { era == .conversations ? "CBP" : "PMP" }
}

/// What the decision depends on.
package struct PricingQuestion: Sendable {
    /// The template's category, or `.service` for any other message.
    package var category: PriceCategory
    package var isServiceWindowOpen: Bool
    package var isEntryPointOpen: Bool
    /// Service messages that the number may still send free of charge this month.
    package var freeServiceLeft: Int
    package var era: PricingEra

    package init(
        category: PriceCategory,
        isServiceWindowOpen: Bool,
        isEntryPointOpen: Bool,
        freeServiceLeft: Int,
        era: PricingEra
    ) {
        self.category = category
        self.isServiceWindowOpen = isServiceWindowOpen
        self.isEntryPointOpen = isEntryPointOpen
        self.freeServiceLeft = freeServiceLeft
        self.era = era
    }
}

package enum PricingRules {
    /// Free service messages a month for each number, since 2026-10-01.
    package static let freeServicePerMonth = 1_000

    package static func era(on day: CivilDay) -> PricingEra {
        if day < changeOf2025 { return .conversations }
        return day < changeOf2026 ? .perMessage : .perMessageWithService
    }

    package static func price(_ question: PricingQuestion) -> Pricing {
        let era = question.era
        guard !question.isEntryPointOpen else {
            let type: PriceType? = era == .conversations ? nil : .freeEntryPoint
            return Pricing(era: era, billable: false, type: type, category: .referralConversion)
        }
        let isFree = isFreeInWindow(question)
        let type: PriceType? = era == .conversations ? nil : isFree ? .freeCustomerService : .regular
        return Pricing(era: era, billable: !isFree, type: type, category: question.category)
    }

    private static func isFreeInWindow(_ question: PricingQuestion) -> Bool {
        switch (question.category, question.era) {
        // Service conversations are free since 2024-11, before which nobody can set the clock in earnest.
        case (.service, .conversations), (.service, .perMessage): true
        case (.service, .perMessageWithService): question.freeServiceLeft > 0
        case (.utility, .perMessage): question.isServiceWindowOpen
        default: false
        }
    }

    private static let changeOf2025 = CivilDay(daysSince1970: 20_270)  // 2025-07-01
    private static let changeOf2026 = CivilDay(daysSince1970: 20_727)  // 2026-10-01
}
