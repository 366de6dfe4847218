/// Why what was charged differs from what was estimated: a code, by which clients have words of their own, and ours.
package enum CostDifference: Sendable, Equatable {
    /// The last word has not come.
    case open
    case cancelled
    case failed
    /// It failed after it was billed.
    case failedBilled
    /// An earlier attempt was billed that had failed.
    case again
    case freeCustomer
    case freeEntryPoint
    case freeMonthly
    case notBilled
    /// Billed as another category, in Meta's word.
    case otherCategory(String, not: String)
    case windowClosed
    case otherPrice
    /// Left out after the estimate, by the code of `SkipReason`.
    case leftOut(Int64?)
    case pricedAnew

    package var code: String {
        switch self {
        case .open: "open"
        case .cancelled: "cancelled"
        case .failed: "failed"
        case .failedBilled: "failed-billed"
        case .again: "again"
        case .freeCustomer: "free-customer"
        case .freeEntryPoint: "free-entry-point"
        case .freeMonthly: "free-monthly"
        case .notBilled: "not-billed"
        case .otherCategory: "other-category"
        case .windowClosed: "window-closed"
        case .otherPrice: "other-price"
        case .leftOut: "left-out"
        case .pricedAnew: "priced-anew"
        }
    }

    /// What it was billed as, where that is the reason.
    package var billedAs: String? {
        guard case .otherCategory(let category, _) = self else { return nil }
        return category
    }

    package var words: String {
        switch self {
        case .open: "The last word has not come: the points are kept until it does."
        case .cancelled: "Taken back before it left: nothing is charged."
        case .failed: "Not delivered: nothing is charged."
        case .failedBilled: "It failed after WhatsApp had billed it."
        case .again: "WhatsApp had billed an earlier attempt that it reported as failed."
        case .freeCustomer: "Free: the customer had written within 24 hours when it was delivered."
        case .freeEntryPoint: "Free: the customer had come from an ad or a page button within 72 hours."
        case .freeMonthly: "Free: one of the month's free messages."
        case .notBilled: "WhatsApp did not bill it."
        case .otherCategory(let category, let quoted): "WhatsApp billed it as \(category), and not as \(quoted)."
        case .windowClosed: "The free window had closed when it was delivered."
        case .otherPrice: "Its price was another when it was delivered than when it was estimated."
        case .leftOut(let reason):
            "Left out after the estimate: \(reason.flatMap { SkipReason.title($0) }?.lowercased() ?? "not to be written to any more")."
        case .pricedAnew: "Priced anew after the estimate, when their message was about to leave."
        }
    }
}
