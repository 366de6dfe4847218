import CloudAPI
import Testing

/// Parts to build submissions from.
enum Part {
    static func header(_ text: String, _ samples: [String]? = nil) -> JSON {
        [
            "type": "HEADER", "format": "TEXT", "text": .string(text),
            "example": samples.map { ["header_text": list($0)] },
        ]
    }

    static func media(_ format: String, handle: String? = "4::aW1hZ2U=") -> JSON {
        [
            "type": "HEADER", "format": .string(format),
            "example": handle.map { ["header_handle": [.string($0)]] },
        ]
    }

    static func body(_ text: String, _ samples: [String]? = nil) -> JSON {
        ["type": "BODY", "text": .string(text), "example": samples.map { ["body_text": [list($0)]] }]
    }

    static func named(_ text: String, _ samples: [String: String]) -> JSON {
        let params = samples.sorted { $0.key < $1.key }.map {
            ["param_name": .string($0.key), "example": .string($0.value)] as JSON
        }
        return ["type": "BODY", "text": .string(text), "example": ["body_text_named_params": .array(params)]]
    }

    static func footer(_ text: String) -> JSON { ["type": "FOOTER", "text": .string(text)] }

    static func buttons(_ buttons: JSON...) -> JSON { ["type": "BUTTONS", "buttons": .array(buttons)] }

    static func buttons(_ buttons: [JSON]) -> JSON { ["type": "BUTTONS", "buttons": .array(buttons)] }

    static func reply(_ text: String = "Yes") -> JSON { ["type": "QUICK_REPLY", "text": .string(text)] }

    static func url(_ url: String = "https://example.com/a", _ text: String = "Open", sample: String? = nil) -> JSON {
        ["type": "URL", "text": .string(text), "url": .string(url), "example": sample.map { [.string($0)] }]
    }

    static func phone(_ number: String = "+12025550143", _ text: String = "Call us") -> JSON {
        ["type": "PHONE_NUMBER", "text": .string(text), "phone_number": .string(number)]
    }

    static func code(_ code: String? = "SAVE15") -> JSON { ["type": "COPY_CODE", "example": code.map(JSON.string)] }

    static func form(_ more: (String, JSON?)...) -> JSON {
        .members([("type", "FLOW"), ("text", "Fill in")] + more)
    }

    static func button(_ type: String, _ text: String? = nil) -> JSON {
        ["type": .string(type), "text": text.map(JSON.string)]
    }

    static func otp(_ type: String?, _ more: (String, JSON?)...) -> JSON {
        .members([("type", "OTP"), ("otp_type", type.map(JSON.string))] + more)
    }

    static let app: JSON = ["package_name": "com.example.app", "signature_hash": "K8a/AINcGX7"]

    static func offer(_ text: String?, expires: JSON? = true) -> JSON {
        [
            "type": "LIMITED_TIME_OFFER",
            "limited_time_offer": ["text": text.map(JSON.string), "has_expiration": expires],
        ]
    }

    static func carousel(_ cards: [[JSON]]) -> JSON {
        ["type": "CAROUSEL", "cards": .array(cards.map { ["components": .array($0)] })]
    }

    static func card(_ header: JSON = media("IMAGE"), _ text: String? = "Soft cotton", _ buttons: JSON...) -> [JSON] {
        [header] + (text.map { [body($0)] } ?? []) + [self.buttons(buttons.isEmpty ? [url()] : buttons)]
    }

    static func long(_ count: Int) -> String { String(repeating: "a", count: count) }

    private static func list(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}

/// A submission, and the first thing that Meta says about it.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let what: String
    /// `nil`: accepted.
    let rule: String?
    var submission: JSON

    var testDescription: String { "\(rule ?? "accepted"): \(what)" }

    init(_ rule: String?, _ what: String, _ parts: [JSON], _ changes: (String, JSON?)...) {
        self.rule = rule
        self.what = what
        var object: JSONObject = [
            "name": "a_template", "language": "en_US", "category": "UTILITY", "components": .array(parts),
        ]
        for (key, value) in changes { object[key] = value }
        submission = .object(object)
    }

    /// In another category.
    func category(_ category: String) -> RuleCase { with("category", .string(category)) }

    func with(_ key: String, _ value: JSON?) -> RuleCase {
        var copy = self
        var object = submission.object ?? [:]
        object[key] = value
        copy.submission = .object(object)
        return copy
    }
}
