import Primitives

/// Money on the wire: `{"amount": "118.00", "currency": "INR"}`.
package struct MoneyBody: Codable, Sendable, Equatable {
    package let amount: String
    /// ISO 4217.
    package let currency: String

    init(_ money: Money) {
        amount = "\(money)"
        currency = money.currency
    }
}
