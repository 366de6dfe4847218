/// A button of a template.
public struct TemplateButton: Hashable, Sendable {
    public struct Kind: WireWord {
        public let rawValue: String

        /// Meta takes either case; upper case is kept.
        public init(rawValue: String) {
            self.rawValue = rawValue.uppercased()
        }

        public static let quickReply: Kind = "QUICK_REPLY"
        public static let url: Kind = "URL"
        public static let phoneNumber: Kind = "PHONE_NUMBER"
        public static let copyCode: Kind = "COPY_CODE"
        public static let flow: Kind = "FLOW"
        public static let catalog: Kind = "CATALOG"
        public static let multiProduct: Kind = "MPM"
        public static let singleProduct: Kind = "SPM"
        public static let oneTimeCode: Kind = "OTP"
        public static let orderDetails: Kind = "ORDER_DETAILS"
        public static let voiceCall: Kind = "VOICE_CALL"
    }

    public var kind: Kind
    /// At most 25 characters.
    public var text: String?
    /// At most 2000 characters; may end in `{{1}}`.
    public var url: String?
    /// At most 20 characters.
    public var phoneNumber: String?
    /// What stands in for the variable of the address, or for the code.
    public var example: String?
    /// Everything else that the kind has: `flow_id`, `otp_type`, `supported_apps` …
    public var more: JSONObject

    public init(
        _ kind: Kind,
        text: String? = nil,
        url: String? = nil,
        phoneNumber: String? = nil,
        example: String? = nil,
        more: JSONObject = [:]
    ) {
        self.kind = kind
        self.text = text
        self.url = url
        self.phoneNumber = phoneNumber
        self.example = example
        self.more = more
    }
}

extension TemplateButton {
    private static let keys: Set<String> = ["type", "text", "url", "phone_number", "example"]

    init(_ json: JSON) {
        kind = json.word("type") ?? Kind(rawValue: "")
        text = json.text("text")
        url = json.text("url")
        phoneNumber = json.text("phone_number")
        example = json["example"].flatMap { $0.looseText ?? $0[0]?.looseText }
        more = JSONObject(
            (json.object?.members ?? []).filter { !Self.keys.contains($0.key) }.map { ($0.key, $0.value) }
        )
    }

    var json: JSON {
        let example = example.map { kind == .url ? [.string($0)] : JSON.string($0) }
        let members: [(String, JSON?)] = [
            ("type", .string(kind.rawValue)),
            ("text", text.map(JSON.string)),
            ("url", url.map(JSON.string)),
            ("phone_number", phoneNumber.map(JSON.string)),
            ("example", example),
        ]
        return .members(members + more.members.map { ($0.key, $0.value) })
    }
}
