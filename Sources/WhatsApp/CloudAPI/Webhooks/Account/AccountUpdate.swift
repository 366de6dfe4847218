/// Something happened to an account. Which details there are depends on the event.
public struct AccountUpdate: Hashable, Sendable {
    public struct Event: WireWord {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let deleted: Event = "ACCOUNT_DELETED"
        public static let restriction: Event = "ACCOUNT_RESTRICTION"
        public static let violation: Event = "ACCOUNT_VIOLATION"
        public static let disabled: Event = "DISABLED_UPDATE"
        public static let authenticationInternational: Event = "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE"
        public static let location: Event = "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE"
        public static let volumeTier: Event = "VOLUME_BASED_PRICING_TIER_UPDATE"
        public static let partnerAdded: Event = "PARTNER_ADDED"
        public static let partnerRemoved: Event = "PARTNER_REMOVED"
        public static let partnerAppInstalled: Event = "PARTNER_APP_INSTALLED"
        public static let partnerAppUninstalled: Event = "PARTNER_APP_UNINSTALLED"
        public static let partnerCertification: Event = "PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE"
        public static let adAccountLinked: Event = "AD_ACCOUNT_LINKED"
        public static let marketingTermsSigned: Event = "MM_LITE_TERMS_SIGNED"
        public static let offboarded: Event = "ACCOUNT_OFFBOARDED"
        public static let reconnected: Event = "ACCOUNT_RECONNECTED"
    }

    public let event: Event
    /// Of partner events, whose entry names the portfolio.
    public let partner: AccountPartner?
    public let restrictions: [AccountRestriction]
    public let violationType: String?
    /// `DISABLE`, `REINSTATE`, `SCHEDULE_FOR_DISABLE`, and the day in words.
    public let banState: String?
    public let banDate: String?
    /// ISO 3166, of the primary location.
    public let country: String?
    public let volumeTier: VolumeTier?
    public let authenticationInternational: AuthenticationInternational?
    public let certification: PartnerCertification?
    /// Why a partner or a phone app is gone, and by whose doing.
    public let disconnectionReason: String?
    public let disconnectionInitiator: String?

    init(_ json: JSON) throws(WireError) {
        event = try json.needWord("event")
        partner = json.child("waba_info").map(AccountPartner.init)
        restrictions = json.list("restriction_info").map(AccountRestriction.init)
        violationType = json["violation_info"]?.text("violation_type")
        banState = json["ban_info"]?.text("waba_ban_state")
        banDate = json["ban_info"]?.text("waba_ban_date")
        country = json.text("country")
        volumeTier = json.child("volume_tier_info").map(VolumeTier.init)
        authenticationInternational = json.child("auth_international_rate_eligibility")
            .map(AuthenticationInternational.init)
        certification = json.child("partner_client_certification_info").map(PartnerCertification.init)
        disconnectionReason = json["disconnection_info"]?.text("reason")
        disconnectionInitiator = json["disconnection_info"]?.text("initiated_by")
    }
}
