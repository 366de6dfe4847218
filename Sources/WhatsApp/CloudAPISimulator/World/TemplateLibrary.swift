import CloudAPI

/// Templates that Meta has written and approved beforehand; an account takes one over by its name.
///
/// The names and texts here are our own: Meta's library is not public data. Source of the form: reference section 5.
struct TemplateLibrary: Sendable {
    struct Entry: Sendable {
        let name: String
        let topic: String
        let usecase: String
        let body: String
        let values: [String]
        /// The label of a button with an address that the account gives.
        var button: String?
    }

    static let entries: [Entry] = [
        Entry(
            name: "delivery_update_1",
            topic: "ORDER_MANAGEMENT",
            usecase: "DELIVERY_UPDATE",
            body: "Hi {{1}}, your order {{2}} is on its way. It should arrive on {{3}}, between nine and five.",
            values: ["Asha", "0042", "Friday"],
            button: "Track order"
        ),
        Entry(
            name: "payment_due_reminder_1",
            topic: "PAYMENTS",
            usecase: "PAYMENT_DUE_REMINDER",
            body: "Hi {{1}}, a payment of {{2}} for your account is due on {{3}}. Thank you for paying in time.",
            values: ["Asha", "INR 499", "1 December"],
            button: "Pay now"
        ),
        Entry(
            name: "appointment_confirmation_1",
            topic: "EVENT_REMINDER",
            usecase: "APPOINTMENT_CONFIRMATION",
            body:
                "Hello {{1}}, your appointment on {{2}} at {{3}} is confirmed. Please answer here if you cannot come.",
            values: ["Asha", "Friday", "10:30"]
        ),
    ]

    static func find(_ name: String) -> Entry? { entries.first { $0.name == name } }
}

extension TemplateLibrary.Entry {
    /// The components of an account's own template.
    /// - Parameter inputs: `library_template_button_inputs`.
    func components(inputs: JSON?) -> [JSON] {
        let given = inputs?[0]?["url"]
        let url = given?["base_url"]?.string ?? "https://example.com/"
        let example = given?["url_suffix_example"]
        let link: JSON = [
            "type": "URL", "text": button.map(JSON.string), "url": .string(url),
            "example": example.map { [$0] },
        ]
        let text: JSON = [
            "type": "BODY", "text": .string(body),
            "example": ["body_text": [.array(values.map(JSON.string))]],
        ]
        return button == nil ? [text] : [text, ["type": "BUTTONS", "buttons": [link]]]
    }

    var node: JSON {
        [
            "name": .string(name), "language": "en_US", "category": "UTILITY", "topic": .string(topic),
            "usecase": .string(usecase), "industry": ["E_COMMERCE", "FINANCIAL_SERVICES"], "body": .string(body),
            "body_params": .array(values.map(JSON.string)), "body_param_types": .array(values.map { _ in "TEXT" }),
            "buttons": button.map { [["type": "URL", "text": .string($0), "url": "https://www.example.com/"]] },
            "id": .string("library_" + name),
        ]
    }
}
