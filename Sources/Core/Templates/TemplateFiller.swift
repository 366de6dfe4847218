package import CloudAPI
import Credits
import Primitives

/// Puts values into a template, and finds out before Meta does what is wrong with them.
///
/// Source of the limits: whatsapp-cloud-api.md, section 4 and the table of section 5.
package struct TemplateFiller {
    static let headerLimit = 60
    static let bodyLimit = 1024
    static let linkLimit = 2000
    static let codeLimit = 15

    private let template: Template
    private let parts: [TemplatePart]
    private let known: Set<String>

    /// - Throws: `TemplateError.unsupported`.
    package init(_ template: Template) throws {
        if let part = template.unsupportedPart { throw TemplateError.unsupported(part: part) }
        self.template = template
        parts = template.parts
        known = Set(parts.compactMap(\.variable?.key))
    }

    /// - Parameter values: by the variables' keys.
    /// - Throws: `TemplateError.values` with every fault, `TemplateError.unsupported`.
    package static func fill(_ template: Template, values: [String: String]) throws -> FilledTemplate {
        try TemplateFiller(template).fill(values)
    }

    /// - Throws: `TemplateError.values` with every fault.
    package func fill(_ values: [String: String]) throws -> FilledTemplate {
        let faults = parts.compactMap { fault(in: $0, values) } + unknown(values) + tooLong(values)
        guard faults.isEmpty else { throw TemplateError.values(faults) }
        let components = sent(values)
        let content = JSON.members([
            ("name", .string(template.name)),
            ("language", ["code": .string(template.language)]),
            ("components", components.isEmpty ? nil : .array(components)),
        ])
        let body = template.components.first { $0["type"]?.string?.uppercased() == "BODY" }?["text"]?.string
        let text = body.map { Placeholders.fill($0) { values["body.\($0)"] } } ?? template.name
        return FilledTemplate(content: content.text(), text: text)
    }

    /// What the customer will see: Meta's components with the values in their texts; what has no value keeps its braces.
    package func show(_ values: [String: String]) -> [JSON] {
        let preview = TemplatePreview(values: values)
        return template.components.map { preview.show($0, card: nil) }
    }

    // MARK: What is wrong

    /// A passcode's button takes the body's value.
    private func value(of part: TemplatePart, _ values: [String: String]) -> String? {
        guard let key = part.variable?.key else { return nil }
        if template.category == .authentication, case .buttonURL = part.place {
            return values[key] ?? values["body.1"]
        }
        return values[key]
    }

    private func fault(in part: TemplatePart, _ values: [String: String]) -> TemplateFault? {
        guard let key = part.variable?.key else { return nil }
        guard let value = value(of: part, values), value.contains(where: { !$0.isWhitespace }) else {
            return TemplateFault(key: key, reason: .missing)
        }
        return reason(part.place, value).map { TemplateFault(key: key, reason: $0) }
    }

    private func reason(_ place: TemplatePart.Place, _ value: String) -> TemplateFault.Reason? {
        let length = value.unicodeScalars.count
        switch place {
        case .headerText, .body:
            if Self.isBadlySpaced(value) { return .badSpacing }
            return length > Self.bodyLimit ? .tooLong(limit: Self.bodyLimit) : nil
        case .headerMedia:
            let isFile = value.allSatisfy { $0.isASCII && $0.isNumber }
            return isFile || value.hasPrefix("https://") && !value.contains(where: \.isWhitespace) ? nil : .notALink
        case .buttonURL:
            if value.contains(where: \.isWhitespace) { return .badSpacing }
            let limit = template.category == .authentication ? Self.codeLimit : Self.linkLimit
            return length > limit ? .tooLong(limit: limit) : nil
        case .copyCode:
            if value.contains(where: \.isWhitespace) { return .badSpacing }
            return length > Self.codeLimit ? .tooLong(limit: Self.codeLimit) : nil
        case .offerExpiry: return Timestamp(value) == nil ? .notATime : nil
        case .flow: return nil
        }
    }

    private static func isBadlySpaced(_ value: String) -> Bool {
        value.contains { $0.isNewline || $0 == "\t" } || value.contains("     ")
    }

    private func unknown(_ values: [String: String]) -> [TemplateFault] {
        values.keys.filter { !known.contains($0) }.sorted().map { TemplateFault(key: $0, reason: .unknownVariable) }
    }

    /// The whole text counts, not only the value.
    private func tooLong(_ values: [String: String]) -> [TemplateFault] {
        template.components.compactMap { component in
            let type = component["type"]?.string?.uppercased()
            guard let text = component["text"]?.string, type == "HEADER" || type == "BODY" else { return nil }
            let word = type == "HEADER" ? "header" : "body"
            let limit = type == "HEADER" ? Self.headerLimit : Self.bodyLimit
            let filled = Placeholders.fill(text) { values["\(word).\($0)"] }
            return filled.unicodeScalars.count > limit ? TemplateFault(key: word, reason: .tooLong(limit: limit)) : nil
        }
    }

    // MARK: What is sent

    private func sent(_ values: [String: String]) -> [JSON] {
        let plain = parts.filter { $0.card == nil }
        let cards = Dictionary(grouping: parts.filter { $0.card != nil }) { $0.card ?? 0 }
        let carousel = cards.sorted { $0.key < $1.key }.map { index, parts -> JSON in
            ["card_index": .integer(index), "components": .array(components(parts, values))]
        }
        return components(plain, values) + (carousel.isEmpty ? [] : [["type": "carousel", "cards": .array(carousel)]])
    }

    private func components(_ parts: [TemplatePart], _ values: [String: String]) -> [JSON] {
        var header: [JSON] = []
        var body: [JSON] = []
        var rest: [JSON] = []
        for part in parts {
            let value = value(of: part, values) ?? ""
            switch part.place {
            case .headerText(let name): header.append(text(value, name))
            case .headerMedia(let kind): header.append(media(kind, value))
            case .body(let name): body.append(text(value, name))
            case .buttonURL(let index): rest.append(button("url", index, ["type": "text", "text": .string(value)]))
            case .copyCode(let index):
                rest.append(button("copy_code", index, ["type": "coupon_code", "coupon_code": .string(value)]))
            case .flow(let index):
                rest.append(button("flow", index, ["type": "action", "action": ["flow_token": "unused"]]))
            case .offerExpiry:
                let end: JSON = .integer(Timestamp(value)?.milliseconds ?? 0)
                let offer: JSON = ["type": "limited_time_offer", "limited_time_offer": ["expiration_time_ms": end]]
                rest.append(["type": "limited_time_offer", "parameters": [offer]])
            }
        }
        func component(_ type: String, _ parameters: [JSON]) -> [JSON] {
            parameters.isEmpty ? [] : [["type": .string(type), "parameters": .array(parameters)]]
        }
        return component("header", header) + component("body", body) + rest
    }

    private func text(_ value: String, _ name: String) -> JSON {
        .members([
            ("type", "text"), ("parameter_name", template.usesNames ? .string(name) : nil), ("text", .string(value)),
        ])
    }

    private func media(_ kind: String, _ value: String) -> JSON {
        let source: [(String, JSON?)] = [(value.hasPrefix("https://") ? "link" : "id", .string(value))]
        return .members([("type", .string(kind)), (kind, .members(source))])
    }

    private func button(_ kind: String, _ index: Int, _ parameter: JSON) -> JSON {
        ["type": "button", "sub_type": .string(kind), "index": .string("\(index)"), "parameters": [parameter]]
    }
}
