/// A business number as Meta has it. Words are Meta's (whatsapp-cloud-api.md, section 7).
public struct PhoneNumberRecord: Hashable, Sendable {
    public let id: String
    /// Formatted: `+44 7700 900123`.
    public let displayPhoneNumber: String?
    public let verifiedName: String?
    /// `APPROVED`, `PENDING_REVIEW`, …
    public let nameStatus: String?
    /// `VERIFIED`, `NOT_VERIFIED`, `EXPIRED`.
    public let codeVerificationStatus: String?
    public let quality: QualityScore?
    /// `CONNECTED`, `PENDING`, `FLAGGED`, `RESTRICTED`, …
    public let status: String?
    /// `LIVE`, `SANDBOX`.
    public let accountMode: String?
    public let platformType: String?
    /// `STANDARD` is 80 messages a second, `HIGH` 1,000.
    public let throughputLevel: String?
    /// `TIER_250` … `TIER_UNLIMITED`.
    public let messagingLimit: String?
    public let isPINEnabled: Bool?
    public let username: String?
    /// Whether it may send, and what is in the way. Empty when Meta does not tell.
    public let health: [HealthFinding]
    /// `AVAILABLE`, `LIMITED`, `BLOCKED`.
    public let canSend: String?
    public let webhookURLs: WebhookURLs
    public let raw: JSON

    /// The callback URLs, the most specific counting.
    public struct WebhookURLs: Hashable, Sendable {
        public let phoneNumber: String?
        public let account: String?
        public let application: String?
    }

    static let fields = """
        id,display_phone_number,verified_name,name_status,code_verification_status,quality_rating,status,account_mode,\
        platform_type,throughput,whatsapp_business_manager_messaging_limit,is_pin_enabled,webhook_configuration,\
        health_status
        """

    init(_ json: JSON) throws(WireError) {
        id = try json.needText("id")
        displayPhoneNumber = json.text("display_phone_number")
        verifiedName = json.text("verified_name")
        nameStatus = json.text("name_status")
        codeVerificationStatus = json.text("code_verification_status")
        quality = json.word("quality_rating") ?? json["quality_score"]?.word("score")
        status = json.text("status")
        accountMode = json.text("account_mode")
        platformType = json.text("platform_type")
        throughputLevel = json["throughput"]?.text("level")
        messagingLimit = json.text("whatsapp_business_manager_messaging_limit") ?? json.text("messaging_limit_tier")
        isPINEnabled = json.flag("is_pin_enabled")
        username = json.text("username")
        canSend = json["health_status"]?.text("can_send_message")
        health = (json["health_status"]?.list("entities") ?? []).flatMap { entity in
            entity.list("errors").map { HealthFinding($0, about: entity.text("entity_type") ?? "") }
        }
        let webhook = json["webhook_configuration"]
        webhookURLs = WebhookURLs(
            phoneNumber: webhook?.text("phone_number"),
            account: webhook?.text("whatsapp_business_account"),
            application: webhook?.text("application")
        )
        raw = json
    }
}
