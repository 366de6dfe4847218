import CloudAPI
import Testing

struct WebhookSampleTests {
    /// What each sample holds, by the beginning of its name; the longest that fits counts.
    static let expected = [
        "account-alerts": "accountAlert",
        "account-review-update": "accountReview",
        "account-settings-update": "accountSettings",
        "account-update": "accountUpdate",
        "automatic-events": "automaticEvent",
        "business-capability-update": "businessCapability",
        "business-username-update": "businessUsername",
        "calls-connect": "call",
        "calls-status": "callStatus",
        "calls-terminate": "call",
        "flows": "flow",
        "group": "group",
        "history-chunk": "history",
        "history-declined": "history",
        "history-media": "historyMedia image",
        "message-audio": "message audio",
        "message-button": "message button",
        "message-contacts": "message contacts",
        "message-document": "message document",
        "message-edit": "message edit text",
        "message-image": "message image",
        "message-interactive-button-reply": "message button",
        "message-interactive-call-permission-reply": "message callPermission",
        "message-interactive-list-reply": "message list",
        "message-interactive-nfm-reply": "message form",
        "message-location": "message location",
        "message-order": "message order",
        "message-reaction": "message reaction",
        "message-request-welcome": "message requestWelcome",
        "message-revoke": "message revoke",
        "message-sticker": "message sticker",
        "message-system-identity-changed": "message system customer_identity_changed",
        "message-system-number-changed": "message system user_changed_number",
        "message-system-user-id-changed": "message system user_changed_user_id",
        "message-text": "message text",
        "message-unsupported": "message unsupported",
        "message-video": "message video",
        "messages-value-errors": "numberErrors",
        "messaging-handover-passed": "handover",
        "partner-solutions": "partnerSolution",
        "payment-configuration-update": "paymentConfiguration",
        "phone-number-name-update": "phoneNumberName",
        "phone-number-quality-update": "phoneNumberQuality",
        "security": "security",
        "smb-app-state-sync": "addressBook",
        "smb-message-echo-edit": "echo edit text",
        "smb-message-echo-revoke": "echo revoke",
        "smb-message-echo-text": "echo text",
        "status-delivered": "status delivered",
        "status-failed": "status failed",
        "status-group-delivered": "status delivered",
        "status-payment-captured": "paymentStatus",
        "status-played": "status played",
        "status-read": "status read",
        "status-sent": "status sent",
        "status-username-only": "status delivered",
        "status-with-opaque-data": "status delivered",
        "template-category-update": "templateCategory",
        "template-components-update": "templateComponents",
        "template-correct-category-detection": "templateCategoryDetection",
        "template-quality-update": "templateQuality",
        "template-status": "templateStatus",
        "user-preferences": "userPreference",
    ]

    static func expected(of sample: Sample) -> String? {
        expected.filter { sample.name.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }?.value
    }

    @Test
    func `All samples are here`() {
        #expect(Sample.all.count == 161)
    }

    @Test(arguments: Sample.all.filter { $0.name != "batch-mixed" })
    func `Each sample is of its kind`(sample: Sample) throws {
        let body = try WebhookBody(parsing: sample.bytes)

        #expect(body.object == "whatsapp_business_account")
        #expect(!body.items.isEmpty)
        for item in body.items {
            #expect(item.content.name == Self.expected(of: sample), "\(item.content)")
        }
    }

    @Test(arguments: Sample.all)
    func `Unknown keys everywhere change nothing`(sample: Sample) throws {
        let plain = WebhookBody(try sample.json)
        let grown = WebhookBody(try sample.json.withUnknownKeys)

        #expect(grown.items.map(\.content.name) == plain.items.map(\.content.name))
        #expect(grown.items.map(\.path) == plain.items.map(\.path))
        for (before, after) in zip(plain.items, grown.items) {
            // Settings and histories keep raw parts, which have grown too.
            #expect(after.raw["zz_new"] != nil || after.raw.array != nil)
            if !["accountSettings", "history"].contains(before.content.name) {
                #expect("\(before.content)" == "\(after.content)")
            }
        }
    }

    @Test(arguments: Sample.all)
    func `Identities and times may be strings or numbers`(sample: Sample) throws {
        let plain = WebhookBody(try sample.json)

        for swapped in [try sample.json.withTextNumbers, try sample.json.withNumericTexts] {
            #expect(WebhookBody(swapped).items.map(\.content.name) == plain.items.map(\.content.name))
        }
    }
}

extension JSON {
    /// With one more member, of every kind in turn, in every object.
    fileprivate var withUnknownKeys: JSON {
        switch self {
        case .object(let object):
            .members(
                [("zz_first", .null)] + object.members.map { ($0.key, $0.value.withUnknownKeys) }
                    + [("zz_new", ["deep": [1, "x", .null]])]
            )
        case .array(let elements): .array(elements.map(\.withUnknownKeys))
        default: self
        }
    }

    /// Every number as a string.
    fileprivate var withTextNumbers: JSON {
        map { value in
            if case .number(let number) = value { .string(number.literal) } else { value }
        }
    }

    /// Every string of digits as a number.
    fileprivate var withNumericTexts: JSON {
        map { value in
            if case .string(let text) = value, let number = JSONNumber(text) { .number(number) } else { value }
        }
    }

    fileprivate func map(_ change: (JSON) -> JSON) -> JSON {
        switch self {
        case .object(let object): .members(object.members.map { ($0.key, $0.value.map(change)) })
        case .array(let elements): .array(elements.map { $0.map(change) })
        default: change(self)
        }
    }
}
