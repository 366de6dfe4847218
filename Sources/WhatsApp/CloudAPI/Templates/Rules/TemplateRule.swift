/// One thing that Meta asks of a template or of the values it is sent with.
public struct TemplateRule: Hashable, Sendable {
    /// Never changes: `body-variable-at-edge`.
    public let id: String
    /// The rule, in words for a person.
    public let words: String
    /// What to do about it.
    public let mend: String
    /// Where Meta says so.
    public let source: String
    /// The first and the last day it holds, ISO 8601 (`2025-04-09`), which sort as texts; `nil`: for as long as we know.
    public let since: String?
    public let until: String?
    /// What Meta answers: 100 for management calls, 131008 or 132xxx for sends.
    public let code: Int
    /// Beside code 100, where Meta has one.
    public let subcode: Int?
    /// Meta has not published it exactly, or takes the template all the same.
    public let isWarning: Bool

    init(
        _ id: String,
        _ words: String,
        mend: String,
        source: Source = .components,
        code: Int = 100,
        subcode: Int? = nil,
        warns: Bool = false,
        since: String? = nil,
        until: String? = nil
    ) {
        self.id = id
        self.words = words
        self.mend = mend
        self.source = source.rawValue
        self.since = since
        self.until = until
        self.code = code
        self.subcode = subcode
        isWarning = warns
    }

    /// - Parameter day: ISO 8601.
    public func holds(on day: String) -> Bool {
        (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

extension TemplateRule {
    /// Pages of Meta's documentation; read by way of the reference of 2026-11-23.
    enum Source: String {
        case overview = "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates"
        case components =
            "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components"
        case languages =
            "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/supported-languages"
        case categories =
            "https://developers.facebook.com/docs/whatsapp/updates-to-pricing/new-template-guidelines"
        case authentication =
            "https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates"
        case carousel =
            "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/media-card-carousel-templates"
        case offer =
            "https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/limited-time-offer-templates"
        case products = "https://developers.facebook.com/docs/whatsapp/cloud-api/guides/sell-products-and-services"
        case payments = "https://developers.facebook.com/docs/whatsapp/cloud-api/payments-api/payments-in"
        case forms = "https://developers.facebook.com/docs/whatsapp/flows/gettingstarted/sendingaflow"
        case calling = "https://developers.facebook.com/docs/whatsapp/cloud-api/calling"
        case sending = "https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-message-templates"
        case errors = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes"
    }

    /// Subcodes of management calls; source: whatsapp-cloud-api.md, sections 5 and 10.
    enum Subcode {
        /// "Name Format is Incorrect" (an answer of 2021 in the tests of a 360dialog client); clients take 2388023 and
        /// 2388024 to mean that the template is there already.
        static let name = 2_388_046
        static let locked = 2_388_039
        static let tooLong = 2_388_040
        /// "component of type BODY is missing expected field(s) (example)".
        static let missing = 2_388_043
        static let header = 2_388_047
        /// "Buttons can't have any variables, newlines, emojis or formatting characters."
        static let label = 2_388_060
        static let body = 2_388_072
        static let footer = 2_388_073
        static let tooManyVariables = 2_388_293
        static let variableAtEdge = 2_388_299
    }
}
