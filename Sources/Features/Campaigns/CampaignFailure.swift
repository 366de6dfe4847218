import Primitives

/// Why a campaign came to nothing, or was stopped by us.
package struct CampaignFailure: Sendable, Equatable, Codable {
    /// Clients switch on it.
    package let code: Code
    /// What happened and what to do next, for a person.
    package let detail: String

    /// In a notice: its code stands for it in other languages.
    var said: Said { "\(detail, "failure", as: code.rawValue)" }

    package enum Code: String, Sendable, Codable, CaseIterable {
        case insufficientCredits = "insufficient_credits"
        case capReached = "cap_reached"
        /// The workspace's plan has ended, or is paused.
        case planStopped = "plan_stopped"
        case templateNotApproved = "template_not_approved"
        case templateChanged = "template_changed"
        /// The same while it ran: a person says whether it goes on.
        case templateEdited = "template_edited"
        case importMissing = "import_missing"
        /// A segment, community or field that the audience asks for is gone.
        case audienceMissing = "audience_missing"
        /// Meta has put the template into another category: consent and price are others now.
        case templateCategory = "template-category"
        /// More would cost more than the campaign's budget.
        case budgetReached = "budget-reached"
        case channelMissing = "channel_missing"
        /// Meta takes nothing of the number at all: its token, a permission, the account or its payment.
        case channelRefused = "channel_refused"
        case nobodyLeft = "nobody_left"
        case priceMissing = "price_missing"
    }
}

extension CampaignFailure {
    /// - Parameter words: Meta's.
    static func refused(_ words: String) -> CampaignFailure {
        CampaignFailure(
            code: .channelRefused,
            detail:
                "WhatsApp takes nothing from the channel at the moment: \(words.isEmpty ? "it did not say why" : words). What had"
                + " not left waits. Mend the channel under Settings, Channels, and resume, or cancel."
        )
    }
}
