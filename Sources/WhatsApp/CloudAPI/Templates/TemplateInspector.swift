/// Checks the body of `POST /{waba}/message_templates` by the limits of whatsapp-cloud-api.md, section 5.
///
/// Problems carry code 100 and, where Meta has one, its subcode.
public enum TemplateInspector {
    /// Everything that is wrong with a creation; empty when nothing is.
    public static func problems(in body: JSON) -> [PayloadProblem] {
        inspect(body) { root, inspector in
            inspector.names(root)
            inspector.components(root, category: root.json.text("category")?.uppercased() ?? "")
        }
    }

    /// The same for an edit, which has no name and may have no components.
    public static func problems(
        inEdit body: JSON,
        category: TemplateCategory,
        format: TemplateDefinition.ParameterFormat
    )
        -> [PayloadProblem]
    {
        let named = body.object.map { object in
            var object = object
            object["parameter_format"] = .string(format.rawValue)
            return JSON.object(object)
        }
        return inspect(named ?? body) { root, inspector in
            guard root["components"] != nil else { return }
            let category = root.json.text("category")?.uppercased() ?? category.rawValue
            inspector.components(root, category: category)
        }
    }

    private static func inspect(
        _ body: JSON,
        _ work: (PayloadNode, inout PayloadInspector) -> Void
    ) -> [PayloadProblem] {
        let root = PayloadNode(json: body, path: "")
        var inspector = PayloadInspector()
        inspector.code = 100
        if inspector.isObject(root) {
            work(root, &inspector)
        }
        return inspector.problems
    }
}

extension PayloadInspector {
    /// What every template has beside its components.
    fileprivate mutating func names(_ root: PayloadNode) {
        if let name = needText(root, "name", max: 512), !name.utf8.allSatisfy(Self.isNameByte) {
            report("name", .malformed("only lower-case letters, digits and underscores are allowed"))
        }
        if let language = needText(root, "language"), !Self.isLanguage(language) {
            report("language", .malformed("not a language code like en or en_US"))
        }
        let category = needText(root, "category")?.uppercased()
        if let category, !["MARKETING", "UTILITY", "AUTHENTICATION"].contains(category) {
            report("category", .notAllowed(category))
        }
        if let format = text(root, "parameter_format")?.uppercased(), !["POSITIONAL", "NAMED"].contains(format) {
            report("parameter_format", .notAllowed(format))
        }
        if root["message_send_ttl_seconds"] != nil {
            timeToLive(root, category ?? "")
        }
    }

    private mutating func timeToLive(_ root: PayloadNode, _ category: String) {
        guard root.json.integer("message_send_ttl_seconds") != -1 else { return }
        let range: ClosedRange<Int64> =
            switch category {
            case "AUTHENTICATION": 30...900
            case "MARKETING": 43200...2_592_000
            default: 30...43200
            }
        needInteger(root, "message_send_ttl_seconds", range)
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Two or three small letters, and perhaps an underscore and two or three large ones.
    private static func isLanguage(_ text: String) -> Bool {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, (2...3).contains(first.count),
            first.allSatisfy({ $0.isASCII && $0.isLowercase })
        else { return false }
        return parts.count == 1
            || ((2...3).contains(parts[1].count) && parts[1].allSatisfy { $0.isASCII && $0.isUppercase })
    }
}
