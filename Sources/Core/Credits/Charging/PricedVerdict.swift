package import Primitives

/// A verdict with its price looked up: what the state table is written in.
package enum PricedVerdict: Sendable, Equatable {
    case submitting
    case accepted
    case billable(Points)
    /// Billable, and there is no price.
    case unpriced
    case free
    /// Failed, cancelled or never heard of: the same to the money.
    case failed

    /// Within one batch the higher rank is heard first, so that shuffling a batch cannot matter.
    package var rank: Int {
        switch self {
        case .billable: 5
        case .unpriced: 4
        case .free: 3
        case .failed: 2
        case .accepted: 1
        case .submitting: 0
        }
    }
}
