package import Primitives

/// Every way in which billing says no.
package enum BillingError: Error, Equatable {
    /// The operator has not said who sells.
    case notSetUp
    /// Points are not sold in the workspace's currency.
    case currencyNotSold(String)
    /// Not whole, or out of bounds.
    case badPoints(min: Int64, max: Int64)
    case amountTooLarge
    case profileIncomplete
    case badProfile(field: String, words: String)
    case gatewayNotFound(String)
    case badReturnURL
    /// More than a workspace may have pending.
    case tooManyPending(Int)
    case gatewayUnavailable
    case notFound(PaymentID)
    /// The payment's state does not allow it.
    case wrongState(PaymentState, wanted: String)
    case badRefund(left: Money)
    case badReason
    case refundTooSmall(least: Money)
    /// One is under way.
    case refundPending
    /// As many as a payment may have.
    case tooManyRefunds(Int)
    /// A bank has asked about the payment, and not decided yet.
    case disputed
}
