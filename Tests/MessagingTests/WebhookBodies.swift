import CloudAPI
import Primitives

/// Webhook bodies as Meta writes them.
enum WebhookBodies {
    /// Several statuses or messages of the number in one body.
    static func body(
        number: String = MessagingWorld.phoneNumberID,
        statuses: [JSON] = [],
        messages: [JSON] = [],
        contacts: [JSON] = []
    ) -> JSON {
        [
            "object": "whatsapp_business_account",
            "entry": [
                [
                    "id": .string(MessagingWorld.wabaID),
                    "changes": [
                        [
                            "field": "messages",
                            "value": .members([
                                ("messaging_product", "whatsapp"),
                                (
                                    "metadata",
                                    [
                                        "display_phone_number": "12025550143",
                                        "phone_number_id": .string(number),
                                    ]
                                ),
                                ("contacts", contacts.isEmpty ? nil : .array(contacts)),
                                ("statuses", statuses.isEmpty ? nil : .array(statuses)),
                                ("messages", messages.isEmpty ? nil : .array(messages)),
                            ]),
                        ]
                    ],
                ]
            ],
        ]
    }

    /// - Parameter seconds: after 2026-11-23T09:00:00Z.
    static func status(
        _ word: String,
        of wamid: String,
        message: MessageID? = nil,
        seconds: Int64,
        category: String = "marketing",
        code: Int? = nil,
        isPriced: Bool? = nil
    ) -> JSON {
        let isPriced = isPriced ?? (word == "sent" || word == "delivered")
        return .members([
            ("id", .string(wamid)),
            ("status", .string(word)),
            ("timestamp", .string("\(1_795_424_400 + seconds)")),
            ("recipient_id", "919800000000"),
            ("biz_opaque_callback_data", message.map { .string("\($0)") }),
            (
                "pricing",
                isPriced
                    ? ["billable": true, "pricing_model": "PMP", "type": "regular", "category": .string(category)] : nil
            ),
            ("errors", code.map { [["code": .integer($0), "title": "Failed", "message": "Failed"]] }),
        ])
    }

    static func text(_ body: String, wamid: String, from: String, seconds: Int64) -> JSON {
        [
            "from": .string(from),
            "id": .string(wamid),
            "timestamp": .string("\(1_795_424_400 + seconds)"),
            "type": "text",
            "text": ["body": .string(body)],
        ]
    }

    static func contact(_ name: String, _ waID: String) -> JSON {
        ["profile": ["name": .string(name)], "wa_id": .string(waID)]
    }
}
