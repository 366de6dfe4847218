/// What an operator may set about billing: `lodestone billing set NAME=VALUE`.
package struct SettingName: Hashable, Sendable {
    package let text: String
    package let help: String
    /// Sealed at rest, and never shown.
    package let isSecret: Bool

    private init(_ text: String, _ help: String, secret: Bool = false) {
        self.text = text
        self.help = help
        isSecret = secret
    }

    /// `nil` when there is no such setting.
    package static func find(_ text: String) -> SettingName? { all.first { $0.text == text } }

    package static let all: [SettingName] = supplier + prices + gateways + policies

    private static let supplier = [
        SettingName("supplier.legal-name", "Who sells: the name that invoices are issued in"),
        SettingName("supplier.address-1", "First line of the address"),
        SettingName("supplier.address-2", "Second line of the address"),
        SettingName("supplier.city", "City"),
        SettingName("supplier.postal-code", "Postal code"),
        SettingName("supplier.state", "GST code of the state, for example 27; needed in India"),
        SettingName("supplier.country", "ISO 3166-1 alpha-2; IN unless set"),
        SettingName("supplier.gstin", "GSTIN; without it no GST is charged and sales are documented by receipts"),
        SettingName("supplier.email", "E-mail address on the documents"),
        SettingName("supplier.sac", "Services accounting code of message credits; your accountant decides"),
        SettingName("supplier.signatory", "Who signs"),
        SettingName("supplier.export", "undertaking or integrated-tax: how exports leave; undertaking unless set"),
        SettingName("supplier.sez", "undertaking or integrated-tax: how sales to special economic zones leave"),
        SettingName("series.tax-invoice", "What numbers of tax invoices begin with; WA unless set"),
        SettingName("series.receipt", "The same for receipts; WR unless set"),
        SettingName("series.credit-note", "The same for credit notes; WC unless set"),
    ]

    private static let prices = PointTerms.currencies.flatMap { currency in
        [
            SettingName("price.\(currency)", "What a point costs in \(currency), before tax"),
            SettingName("points-min.\(currency)", "The fewest whole points of a purchase in \(currency)"),
            SettingName("points-max.\(currency)", "The most whole points of a purchase in \(currency)"),
        ]
    }

    private static let gateways = [
        SettingName("razorpay.key-id", "Razorpay: key id"),
        SettingName("razorpay.key-secret", "Razorpay: key secret", secret: true),
        SettingName("razorpay.webhook-secret", "Razorpay: the webhook's secret", secret: true),
        SettingName("razorpay.url", "Razorpay: base URL; \(Razorpay.standardURL) unless set"),
        SettingName("cashfree.client-id", "Cashfree: x-client-id"),
        SettingName("cashfree.client-secret", "Cashfree: x-client-secret, which signs webhooks too", secret: true),
        SettingName("cashfree.phone", "Cashfree: the telephone number given for customers, which it asks for"),
        SettingName("cashfree.url", "Cashfree: base URL; \(Cashfree.standardURL) unless set"),
        SettingName("stripe.secret-key", "Stripe: secret key", secret: true),
        SettingName("stripe.webhook-secret", "Stripe: the endpoint's signing secret", secret: true),
        SettingName("stripe.url", "Stripe: base URL; \(Stripe.standardURL) unless set"),
    ]

    private static let policies = [
        SettingName("pending-minutes", "How long a payment may be pending, 35 to 1430; 60 unless set"),
        SettingName("late-capture", "credit or refund: money for a payment that was closed; credit unless set"),
        SettingName(
            "plans.notice-days",
            "Days before its end at which a plan's next period is to be paid; 7 unless set"
        ),
        SettingName("plans.grace-days", "Days for which an unpaid plan goes on, 0 to 27; 14 unless set"),
        SettingName("plans.unpaid", "expired or paused: what an unpaid plan becomes then; expired unless set"),
    ]
}
