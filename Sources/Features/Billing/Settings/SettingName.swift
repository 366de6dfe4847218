/// What an operator may set about billing: `lodestone billing set NAME=VALUE`, or the operator console.
package struct SettingName: Hashable, Sendable {
    package let text: String
    /// What a form calls it.
    package let label: String
    package let help: String
    package let group: Group
    package let kind: Kind

    package enum Group: String, Sendable, Codable, CaseIterable {
        case supplier, points, razorpay, cashfree, stripe, policy, tax
    }

    package enum Kind: Hashable, Sendable {
        case text
        /// Sealed at rest, and never shown.
        case secret
        case number
        case choice([String])
    }

    private init(_ group: Group, _ text: String, _ label: String, _ help: String, _ kind: Kind = .text) {
        self.text = text
        self.label = label
        self.help = help
        self.group = group
        self.kind = kind
    }

    package var isSecret: Bool { kind == .secret }

    package var choices: [String]? {
        if case .choice(let choices) = kind { choices } else { nil }
    }

    /// `nil` when there is no such setting.
    package static func find(_ text: String) -> SettingName? { all.first { $0.text == text } }

    package static let all: [SettingName] = supplier + tax + prices + gateways + policies

    private static let supplier = [
        SettingName(.supplier, "supplier.legal-name", "Legal name", "Who sells: the name that invoices are issued in"),
        SettingName(.supplier, "supplier.address-1", "Address, first line", "First line of the address"),
        SettingName(.supplier, "supplier.address-2", "Address, second line", "Second line of the address"),
        SettingName(.supplier, "supplier.city", "City", "City"),
        SettingName(.supplier, "supplier.postal-code", "Postal code", "Postal code"),
        SettingName(.supplier, "supplier.state", "State", "GST code of the state, for example 27; needed in India"),
        SettingName(.supplier, "supplier.country", "Country", "ISO 3166-1 alpha-2; IN unless set"),
        SettingName(.supplier, "supplier.email", "E-mail", "E-mail address on the documents"),
        SettingName(.supplier, "supplier.signatory", "Signatory", "Who signs"),
        SettingName(
            .supplier,
            "series.tax-invoice",
            "Series of tax invoices",
            "What numbers of tax invoices begin with; WA unless set"
        ),
        SettingName(.supplier, "series.receipt", "Series of receipts", "The same for receipts; WR unless set"),
        SettingName(
            .supplier,
            "series.credit-note",
            "Series of credit notes",
            "The same for credit notes; WC unless set"
        ),
    ]

    private static let rating = Kind.choice(["undertaking", "integrated-tax"])

    private static let tax = [
        SettingName(
            .tax,
            "supplier.gstin",
            "GSTIN",
            "GSTIN; without it no GST is charged and sales are documented by receipts"
        ),
        SettingName(
            .tax,
            "supplier.sac",
            "SAC",
            "Services accounting code of message credits; your accountant decides"
        ),
        SettingName(
            .tax,
            "supplier.export",
            "Exports",
            "undertaking or integrated-tax: how exports leave; undertaking unless set",
            rating
        ),
        SettingName(
            .tax,
            "supplier.sez",
            "Special economic zones",
            "undertaking or integrated-tax: how sales to special economic zones leave; integrated-tax unless set",
            rating
        ),
    ]

    private static let prices = PointTerms.currencies.flatMap { currency in
        [
            SettingName(
                .points,
                "price.\(currency)",
                "Price of a point in \(currency)",
                "What a point costs in \(currency), before tax",
                .number
            ),
            SettingName(
                .points,
                "points-min.\(currency)",
                "Fewest points in \(currency)",
                "The fewest whole points of a purchase in \(currency)",
                .number
            ),
            SettingName(
                .points,
                "points-max.\(currency)",
                "Most points in \(currency)",
                "The most whole points of a purchase in \(currency)",
                .number
            ),
        ]
    }

    private static let gateways = [
        SettingName(.razorpay, "razorpay.key-id", "Key id", "Razorpay: key id"),
        SettingName(.razorpay, "razorpay.key-secret", "Key secret", "Razorpay: key secret", .secret),
        SettingName(.razorpay, "razorpay.webhook-secret", "Webhook secret", "Razorpay: the webhook's secret", .secret),
        SettingName(
            .razorpay,
            "razorpay.mandate-phone",
            "Telephone for mandates",
            "Razorpay: the telephone number given for customers who authorise automatic top-ups, which it asks for. Set it"
                + " once Razorpay has activated recurring payments for you; without it none are offered"
        ),
        SettingName(.razorpay, "razorpay.url", "Base URL", "Razorpay: base URL; \(Razorpay.standardURL) unless set"),
        SettingName(.cashfree, "cashfree.client-id", "Client id", "Cashfree: x-client-id"),
        SettingName(
            .cashfree,
            "cashfree.client-secret",
            "Client secret",
            "Cashfree: x-client-secret, which signs webhooks too",
            .secret
        ),
        SettingName(
            .cashfree,
            "cashfree.phone",
            "Telephone",
            "Cashfree: the telephone number given for customers, which it asks for"
        ),
        SettingName(.cashfree, "cashfree.url", "Base URL", "Cashfree: base URL; \(Cashfree.standardURL) unless set"),
        SettingName(.stripe, "stripe.secret-key", "Secret key", "Stripe: secret key", .secret),
        SettingName(
            .stripe,
            "stripe.webhook-secret",
            "Webhook secret",
            "Stripe: the endpoint's signing secret",
            .secret
        ),
        SettingName(.stripe, "stripe.url", "Base URL", "Stripe: base URL; \(Stripe.standardURL) unless set"),
    ]

    private static let policies = [
        SettingName(
            .policy,
            "pending-minutes",
            "Minutes to pay",
            "How long a payment may be pending, 35 to 1430; 60 unless set",
            .number
        ),
        SettingName(
            .policy,
            "late-capture",
            "Late payments",
            "credit or refund: money for a payment that was closed; credit unless set",
            .choice(["credit", "refund"])
        ),
        SettingName(
            .policy,
            "plans.notice-days",
            "Plans: days of notice",
            "Days before its end at which a plan's next period is to be paid; 7 unless set",
            .number
        ),
        SettingName(
            .policy,
            "plans.grace-days",
            "Plans: days of grace",
            "Days for which an unpaid plan goes on, 0 to 27; 14 unless set",
            .number
        ),
        SettingName(
            .policy,
            "plans.unpaid",
            "Plans: when unpaid",
            "expired or paused: what an unpaid plan becomes then; expired unless set",
            .choice(["expired", "paused"])
        ),
    ]
}
