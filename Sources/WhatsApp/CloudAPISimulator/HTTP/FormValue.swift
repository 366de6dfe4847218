import CloudAPI

/// What a form's field or a query's parameter holds: a text, or JSON where Graph expects an object or a list.
enum FormValue {
    /// - Parameter name: as it was sent, for example `template` or `template[components][0]`.
    static func read(_ text: String, at name: String) -> JSON {
        guard text.first == "{" || text.first == "[", holdsJSON(name), let json = try? JSON(parsing: text.utf8) else {
            return .string(text)
        }
        return json
    }

    /// The members of a JSON body whose object or list came as a string of JSON, as n8n sends `fields` and others send
    /// `components`. All other strings stay what they are.
    static func unfold(_ body: JSONObject) -> JSONObject {
        var unfolded = body
        for member in body where structured.contains(member.key) {
            if case .string(let text) = member.value { unfolded[member.key] = read(text, at: member.key) }
        }
        return unfolded
    }

    /// At the top all but what people write; inside brackets only what is always an object or a list, or an element.
    private static func holdsJSON(_ name: String) -> Bool {
        guard name.last == "]", let open = name.lastIndex(of: "[") else { return !texts.contains(name) }
        let key = String(name[name.index(after: open)...].dropLast())
        return key.isEmpty || Int(key) != nil || structured.contains(key)
    }

    private static let texts: Set<String> = [
        "about", "access_token", "address", "biz_opaque_callback_data", "business_public_key", "code", "description",
        "email", "flow_json", "name", "pin", "prefilled_message", "verified_name", "verify_token",
    ]

    private static let structured: Set<String> = [
        "action", "audio", "batch", "block_users", "buttons", "cards", "categories", "commands", "components",
        "contacts", "context", "document", "example", "fields", "footer", "header", "hsm_ids", "image", "interactive",
        "language", "languages", "location", "parameters", "prompts", "reaction", "rows", "sections", "sticker",
        "supported_apps", "template", "template_ids", "typing_indicator", "video", "webhook_configuration",
        "websites",
    ]
}
