/// One line of `pricing_analytics`: messages that Meta counted in a period and that are alike to its price list.
///
/// Source: whatsapp-cloud-api.md, section 15. Times are Unix seconds; periods are the account's own days.
public struct PricingPoint: Hashable, Sendable {
    /// Of the period, inclusive.
    public let startSeconds: Int64
    /// Exclusive.
    public let endSeconds: Int64
    /// Of the business, in digits.
    public let phoneNumber: String?
    /// ISO 3166 letters of the recipients.
    public let country: String?
    public let category: Category?
    public let type: Kind?
    /// Of the volume-based price, `0:750000`; where there is none it is absent.
    public let tier: String?
    public let volume: Int64
    /// In millionths of the account's currency. Withheld from businesses that are billed through a Solution Partner.
    public let costMillionths: Int64?

    public struct Category: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let authentication: Category = "AUTHENTICATION"
        public static let authenticationInternational: Category = "AUTHENTICATION_INTERNATIONAL"
        public static let marketing: Category = "MARKETING"
        public static let marketingLite: Category = "MARKETING_LITE"
        public static let service: Category = "SERVICE"
        public static let utility: Category = "UTILITY"
        public static let referralConversion: Category = "REFERRAL_CONVERSION"
    }

    public struct Kind: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Charged.
        public static let regular: Kind = "REGULAR"
        public static let freeCustomerService: Kind = "FREE_CUSTOMER_SERVICE"
        public static let freeEntryPoint: Kind = "FREE_ENTRY_POINT"
    }

    init(_ json: JSON) throws(WireError) {
        startSeconds = try json.needInteger("start")
        endSeconds = try json.needInteger("end")
        phoneNumber = json.text("phone_number")
        country = json.text("country")
        category = json.word("pricing_category")
        type = json.word("pricing_type")
        tier = json.text("tier")
        volume = try json.needInteger("volume")
        guard let cost = json["cost"], !cost.isNull else {
            costMillionths = nil
            return
        }
        // A figure that cannot be read must not look like one that was withheld.
        guard let number = JSONNumber(cost.looseText ?? ""), let millionths = number.millionths else {
            throw WireError(why: "cost is not an amount of money")
        }
        costMillionths = millionths
    }
}
