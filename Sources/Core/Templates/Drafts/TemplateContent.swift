package import CloudAPI
package import Primitives

/// What a person writes: a template as it would be submitted. Faults do not keep it from being saved.
package struct TemplateContent: Sendable, Equatable {
    package var channel: ChannelID
    package var name: String
    package var language: String
    package var category: String
    package var usesNames: Bool
    package var components: [JSON]
    package var ttlSeconds: Int64?
    package var allowsCategoryChange: Bool

    /// The body of `POST /{waba}/message_templates`.
    package var submission: JSON {
        .members([
            ("name", .string(name)),
            ("language", .string(language)),
            ("category", .string(category)),
            ("parameter_format", usesNames ? "NAMED" : "POSITIONAL"),
            ("components", .array(submitted)),
            ("message_send_ttl_seconds", ttlSeconds.map { .integer($0) }),
            ("allow_category_change", .bool(allowsCategoryChange)),
            ("display_format", isOrder ? "ORDER_DETAILS" : nil),
        ])
    }

    /// The body of `POST /{template-id}`: Meta replaces all components.
    package var edit: JSON {
        .members([
            ("category", .string(category)),
            ("components", .array(submitted)),
            ("message_send_ttl_seconds", ttlSeconds.map { .integer($0) }),
            ("display_format", isOrder ? "ORDER_DETAILS" : nil),
        ])
    }

    private var isOrder: Bool {
        components.contains { component in
            (component["buttons"]?.array ?? []).contains { $0["type"]?.string?.uppercased() == "ORDER_DETAILS" }
        }
    }

    /// Meta lists the texts that it writes for authentication templates, and does not take them back.
    private var submitted: [JSON] {
        guard category == "AUTHENTICATION" else { return components }
        return components.map { component in
            guard var object = component.object else { return component }
            switch component["type"]?.string?.uppercased() {
            case "BODY" where object["add_security_recommendation"] != nil:
                (object["text"], object["example"]) = (nil, nil)
            case "FOOTER" where object["code_expiration_minutes"] != nil: object["text"] = nil
            case "BUTTONS":
                object["buttons"] = .array((object["buttons"]?.array ?? []).map(Self.codeButton))
            default: break
            }
            return .object(object)
        }
    }

    /// Lists show the button as one with an address.
    private static func codeButton(_ button: JSON) -> JSON {
        guard var object = button.object, let url = button["url"]?.string, url.contains("otp_type=") else {
            return button
        }
        let type = ["ZERO_TAP", "ONE_TAP", "COPY_CODE"].first { url.contains("otp_type=\($0)") } ?? "COPY_CODE"
        object["type"] = "OTP"
        object["otp_type"] = object["otp_type"] ?? .string(type)
        (object["url"], object["example"]) = (nil, nil)
        return .object(object)
    }
}

extension Template {
    /// As it would be submitted again: with the edit that waits, when there is one.
    package var content: TemplateContent {
        TemplateContent(
            channel: channel,
            name: name,
            language: language,
            category: desk.waiting?.category ?? categoryWord,
            usesNames: usesNames,
            components: desk.waiting?.components ?? components,
            ttlSeconds: desk.waiting == nil ? desk.ttlSeconds : desk.waiting?.ttlSeconds,
            allowsCategoryChange: desk.allowsCategoryChange
        )
    }

    /// What the rules of editing look at.
    var listed: JSON {
        [
            "name": .string(name), "language": .string(language), "category": .string(categoryWord),
            "status": .string(status.rawValue), "parameter_format": usesNames ? "NAMED" : "POSITIONAL",
        ]
    }
}
