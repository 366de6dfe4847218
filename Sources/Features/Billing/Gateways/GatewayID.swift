import Storage

/// The gateways there are adapters for.
package enum GatewayID: String, Sendable, Codable, CaseIterable, DatabaseValue {
    case razorpay
    case cashfree
    case stripe
    /// A page of ours that takes no money; only in a sandbox.
    case test

    package var name: String {
        switch self {
        case .razorpay: "Razorpay"
        case .cashfree: "Cashfree"
        case .stripe: "Stripe"
        case .test: "Test gateway"
        }
    }
}
