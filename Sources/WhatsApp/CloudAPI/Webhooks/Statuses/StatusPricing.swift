/// At which rate a message counts.
public struct StatusPricing: Hashable, Sendable {
    public struct Model: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// By conversations of 24 hours; until 2025-06-30.
        public static let conversation: Model = "CBP"
        /// By message; since 2025-07-01.
        public static let message: Model = "PMP"
    }

    public struct Kind: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Charged.
        public static let regular: Kind = "regular"
        public static let freeCustomerService: Kind = "free_customer_service"
        public static let freeEntryPoint: Kind = "free_entry_point"
        public static let freeGroupCustomerService: Kind = "free_group_customer_service"
    }

    public struct Category: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let authentication: Category = "authentication"
        public static let authenticationInternational: Category = "authentication-international"
        public static let marketing: Category = "marketing"
        public static let marketingLite: Category = "marketing_lite"
        public static let utility: Category = "utility"
        public static let service: Category = "service"
        public static let referralConversion: Category = "referral_conversion"
        public static let groupMarketing: Category = "group_marketing"
        public static let groupUtility: Category = "group_utility"
        public static let groupService: Category = "group_service"
    }

    public let model: Model?
    /// To be dropped by Meta: go by `type` where there is one.
    public let isBillable: Bool?
    /// Absent in conversation-based pricing.
    public let type: Kind?
    public let category: Category?

    init(_ json: JSON) {
        model = json.word("pricing_model")
        isBillable = json.flag("billable")
        type = json.word("type")
        category = json.word("category")
    }

    /// Whether Meta charges for it: by `type`, or without one by `billable`; `nil` when neither says.
    public var isCharged: Bool? {
        type.map { $0 == .regular } ?? isBillable
    }
}
