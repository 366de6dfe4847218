import CloudAPI
import Primitives

/// The approved templates that every account has from the start: each category, positional and named variables, each
/// kind of header and button that campaigns use, three languages.
enum SampleTemplates {
    static func all(seed: UInt64, now: Timestamp) -> [Template] {
        samples.map { sample in
            var generator = SeededGenerator(seed: seed, key: "template \(sample.name) \(sample.language)")
            return Template(
                id: generator.digits(16),
                name: sample.name,
                language: sample.language,
                category: sample.category,
                parameterFormat: sample.isNamed ? "NAMED" : "POSITIONAL",
                components: sample.components,
                status: .approved,
                quality: "GREEN",
                createdAt: now
            )
        }
    }

    private struct Sample {
        let name: String
        let language: String
        let category: String
        var isNamed = false
        let components: [JSON]
    }

    private static let helloWorld =
        "Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification "
        + "from the Cloud API, hosted by Meta. Thank you for taking the time to test with us."

    private static let samples: [Sample] = [
        Sample(
            name: "hello_world",
            language: "en_US",
            category: "UTILITY",
            components: [
                header("Hello World"),
                ["type": "BODY", "text": .string(helloWorld)],
                ["type": "FOOTER", "text": "WhatsApp Business Platform sample message"],
            ]
        ),
        Sample(
            name: "order_shipped",
            language: "en_US",
            category: "UTILITY",
            isNamed: true,
            components: [
                header("Order {{order_id}} shipped", named: ["order_id": "0042"]),
                body(
                    "Hi {{first_name}}, your order is on its way and should reach you by {{delivery_date}}. Thank you!",
                    named: ["first_name": "Asha", "delivery_date": "Friday"]
                ),
                ["type": "FOOTER", "text": "Lodestone Demo"],
                buttons([url("Track order", "https://example.com/t/{{1}}", "0042"), quickReply("Help with my order")]),
            ]
        ),
        Sample(
            name: "appointment_reminder",
            language: "en_US",
            category: "UTILITY",
            components: [
                body(
                    "Hello {{1}}, this is a reminder of your appointment on {{2}} at {{3}}. Will you be there?",
                    ["Asha", "Monday", "10:30"]
                ),
                buttons([quickReply("Yes, I will come"), quickReply("Another time")]),
            ]
        ),
        Sample(
            name: "appointment_reminder",
            language: "es",
            category: "UTILITY",
            components: [
                body(
                    "Hola {{1}}, le recordamos su cita del {{2}} a las {{3}}. ¿Podrá asistir?",
                    ["Lucía", "lunes", "10:30"]
                ),
                buttons([quickReply("Sí, asistiré"), quickReply("Otro momento")]),
            ]
        ),
        Sample(
            name: "invoice_ready",
            language: "en_US",
            category: "UTILITY",
            components: [
                mediaHeader("DOCUMENT"),
                body(
                    "Dear {{1}}, your invoice {{2}} over {{3}} is attached. Please pay it by {{4}} at the latest.",
                    ["Asha", "2026-0042", "1,499.00", "30 November"]
                ),
            ]
        ),
        Sample(
            name: "seasonal_offer",
            language: "en_US",
            category: "MARKETING",
            components: [
                mediaHeader("IMAGE"),
                body("Hi {{1}}! Our festive collection is here: {{2}} off everything until Sunday.", ["Asha", "20 %"]),
                ["type": "FOOTER", "text": "Reply STOP to end these messages"],
                buttons([
                    quickReply("Show me"), quickReply("Stop promotions"),
                    url("Shop now", "https://example.com/shop", nil),
                ]),
            ]
        ),
        Sample(
            name: "festive_greeting",
            language: "hi",
            category: "MARKETING",
            components: [
                body("नमस्ते {{1}}, त्योहार की शुभकामनाएँ! आपके लिए {{2}} की विशेष छूट आज से उपलब्ध है।", ["आशा", "20 %"]),
                buttons([quickReply("ऑफ़र देखें")]),
            ]
        ),
        Sample(
            name: "discount_code",
            language: "en_US",
            category: "MARKETING",
            components: [
                body(
                    "Thank you, {{1}}! As a regular customer you get {{2}} off your next order with the code below.",
                    ["Asha", "15 %"]
                ),
                buttons([
                    ["type": "COPY_CODE", "example": ["SAVE15"]],
                    url("Use it now", "https://example.com/c/{{1}}", "SAVE15"),
                ]),
            ]
        ),
        Sample(
            name: "newsletter",
            language: "en_US",
            category: "MARKETING",
            isNamed: true,
            components: [
                body(
                    "Hello {{first_name}}, here is what is new at {{shop}} this month. We are glad you are with us.",
                    named: ["first_name": "Asha", "shop": "the Example Store"]
                ),
                buttons([quickReply("Tell me more")]),
            ]
        ),
        Sample(
            name: "welcome_back",
            language: "es",
            category: "MARKETING",
            components: [
                body("¡Hola {{1}}! Hace tiempo que no le vemos y tenemos novedades que le van a gustar.", ["Lucía"])
            ]
        ),
        Sample(
            name: "login_code",
            language: "en_US",
            category: "AUTHENTICATION",
            components: [
                [
                    "type": "BODY",
                    "text": "*{{1}}* is your verification code. For your security, do not share this code.",
                    "add_security_recommendation": true, "example": ["body_text": [["123456"]]],
                ],
                ["type": "FOOTER", "text": "This code expires in 10 minutes.", "code_expiration_minutes": 10],
                buttons([
                    [
                        "type": "OTP", "otp_type": "COPY_CODE", "text": "Copy code",
                        "url": "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}",
                    ]
                ]),
            ]
        ),
    ]

    private static func header(_ text: String, named: [String: String] = [:]) -> JSON {
        let example: JSON? = named.isEmpty ? nil : ["header_text_named_params": examples(text, named)]
        return ["type": "HEADER", "format": "TEXT", "text": .string(text), "example": example]
    }

    private static func mediaHeader(_ format: String) -> JSON {
        ["type": "HEADER", "format": .string(format), "example": ["header_handle": ["https://example.com/sample"]]]
    }

    private static func body(_ text: String, _ values: [String]) -> JSON {
        let example: JSON = ["body_text": [.array(values.map(JSON.string))]]
        return ["type": "BODY", "text": .string(text), "example": example]
    }

    private static func body(_ text: String, named: [String: String]) -> JSON {
        ["type": "BODY", "text": .string(text), "example": ["body_text_named_params": examples(text, named)]]
    }

    private static func examples(_ text: String, _ values: [String: String]) -> JSON {
        .array(
            TemplateText(text).variables.map { name in
                ["param_name": .string(name), "example": values[name].map(JSON.string)]
            }
        )
    }

    private static func buttons(_ buttons: [JSON]) -> JSON { ["type": "BUTTONS", "buttons": .array(buttons)] }

    private static func quickReply(_ text: String) -> JSON { ["type": "QUICK_REPLY", "text": .string(text)] }

    private static func url(_ text: String, _ address: String, _ example: String?) -> JSON {
        let full = example.map { address.replacing("{{1}}", with: $0) }
        return [
            "type": "URL", "text": .string(text), "url": .string(address),
            "example": full.map { [.string($0)] },
        ]
    }
}
