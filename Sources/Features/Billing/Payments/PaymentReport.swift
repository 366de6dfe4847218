package import Primitives

/// What is learnt about a payment, from its gateway or its customer.
package enum PaymentReport: Sendable, Equatable {
    /// Nobody has paid yet.
    case open
    case captured(Capture)
    /// For good: an attempt that may be repeated on the same page is not told.
    case failed(code: String, detail: String)
    case expired
    case cancelled
}

/// Money that reached the operator.
package struct Capture: Sendable, Hashable {
    /// The gateway's name of it: the same money has the same name, however often it is told.
    package let name: String
    package let amount: Money

    package init(name: String, amount: Money) {
        self.name = name
        self.amount = amount
    }
}
