import CloudAPI
import Primitives

extension Money {
    /// A whole number of paise or cents beside a currency, as Razorpay and Stripe write it (Stripe in lower case).
    init?(minor: JSON?, currency: JSON?) {
        guard let minor = minor?.int64, let currency = currency?.string, currency.utf8.count == 3 else { return nil }
        self.init(minor: minor, currency: currency.uppercased())
    }

    /// A decimal beside a currency, as Cashfree writes it: a number or a text, `22.00`, `22` or `22.5`.
    init?(decimal: JSON?, currency: JSON?) {
        guard let text = decimal?.string ?? decimal?.number?.literal, let currency = currency?.string,
            currency.utf8.count == 3
        else { return nil }
        self.init(text, currency: currency.uppercased())
    }

    /// The amount as a JSON number with two decimals.
    var decimal: JSON { JSONNumber("\(self)").map(JSON.number) ?? .null }
}
