import Storage

/// Where an attempt to pay stands.
package enum PaymentState: String, Sendable, Codable, CaseIterable, DatabaseValue {
    /// The customer may pay.
    case pending
    /// Paid and credited.
    case captured
    /// The customer has given it up.
    case cancelled
    case failed
    /// Nobody paid in time.
    case expired
    /// Money came that does not fit: it is not credited.
    case suspense

    /// Whether it ended without money, so that money which comes all the same is a surprise.
    package var isClosed: Bool { self == .cancelled || self == .failed || self == .expired }
}
