package import CloudAPI
import Credits
import Primitives

/// Puts values into a template, and finds out before Meta does what is wrong with them.
///
/// Source of the limits: whatsapp-cloud-api.md, section 4 and the table of section 5.
package struct TemplateFiller: Sendable {
    static let headerLimit = 60
    static let bodyLimit = 1024
    static let linkLimit = 2000
    static let codeLimit = 15

    let template: Template
    let parts: [TemplatePart]
    private let known: Set<String>
    /// Header and body with variables, read once for all recipients.
    private let texts: [(word: String, text: TemplateText, limit: Int)]
    private let bodyText: TemplateText?
    /// Values that are JSON: Meta's rules look at the whole send.
    private let isDeep: Bool

    package init(_ template: Template) {
        self.template = template
        parts = template.parts
        known = Set(parts.map(\.variable.key))
        texts = template.components.compactMap { component in
            let type = component["type"]?.string?.uppercased()
            guard let text = component["text"]?.string, type == "HEADER" || type == "BODY" else { return nil }
            let limit = type == "HEADER" ? Self.headerLimit : Self.bodyLimit
            return (type == "HEADER" ? "header" : "body", TemplateText(text), limit)
        }
        bodyText = texts.first { $0.word == "body" }?.text
        isDeep = parts.contains {
            [.location, .product, .products, .order].contains($0.variable.type)
        }
    }

    /// - Parameter values: by the variables' keys.
    /// - Throws: `TemplateError.values` with every fault.
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
        if isDeep { try check(content) }
        let text = bodyText.map { $0.filled { values["body.\($0)"] } } ?? template.name
        return FilledTemplate(content: content.text(), text: text)
    }

    /// What the customer will see: Meta's components with the values in their texts; what has no value keeps its braces.
    package func show(_ values: [String: String]) -> [JSON] {
        let preview = TemplatePreview(values: values)
        return template.components.map { preview.show($0, card: nil) }
    }

    // MARK: What is wrong

    /// A passcode's button takes the body's value.
    func value(of part: TemplatePart, _ values: [String: String]) -> String? {
        let key = part.variable.key
        if template.category == .authentication, case .buttonURL = part.place {
            return values[key] ?? values["body.1"]
        }
        return values[key]
    }

    private func fault(in part: TemplatePart, _ values: [String: String]) -> TemplateFault? {
        let key = part.variable.key
        guard let value = value(of: part, values), value.contains(where: { !$0.isWhitespace }) else {
            return isNeeded(part, values) ? TemplateFault(key: key, reason: .missing) : nil
        }
        return reason(part, value).map { TemplateFault(key: key, reason: $0) }
    }

    /// A further card of products is needed whole, or not at all.
    private func isNeeded(_ part: TemplatePart, _ values: [String: String]) -> Bool {
        if part.variable.required { return true }
        guard let card = part.card, card > 1, !part.isQuiet else { return false }
        return values.keys.contains { $0.hasPrefix("card.\(card).") }
    }

    private func reason(_ part: TemplatePart, _ value: String) -> TemplateFault.Reason? {
        func short(_ limit: Int) -> TemplateFault.Reason? {
            if value.contains(where: \.isWhitespace) { return .badSpacing }
            return value.unicodeScalars.count > limit ? .tooLong(limit: limit) : nil
        }
        switch part.place {
        case .headerText, .body:
            if TemplateText.isBadlySpaced(value) { return .badSpacing }
            return value.unicodeScalars.count > Self.bodyLimit ? .tooLong(limit: Self.bodyLimit) : nil
        case .headerMedia:
            let isFile = value.allSatisfy { $0.isASCII && $0.isNumber } || Self.isOurFile(value)
            return isFile || value.hasPrefix("https://") && !value.contains(where: \.isWhitespace) ? nil : .notALink
        case .buttonURL: return short(template.category == .authentication ? Self.codeLimit : Self.linkLimit)
        case .copyCode: return short(Self.codeLimit)
        case .offerExpiry: return Timestamp(value) == nil ? .notATime : nil
        case .payload: return value.unicodeScalars.count > 128 ? .tooLong(limit: 128) : nil
        case .headerLocation, .products, .order: return Self.json(value) == nil ? .notJSON(part.variable.type) : nil
        case .headerProduct, .thumbnail, .productsThumbnail, .flow: return nil
        }
    }

    /// Whether it names a file that was uploaded here; Messaging gives it to Meta when the message leaves.
    package static func isOurFile(_ value: String) -> Bool {
        value.hasPrefix("med_") && (5...40).contains(value.utf8.count)
            && value.dropFirst(4).allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
    }

    static func json(_ value: String) -> JSON? { try? JSON(parsing: value.utf8) }

    private func unknown(_ values: [String: String]) -> [TemplateFault] {
        values.keys.filter { !known.contains($0) }.sorted().map { TemplateFault(key: $0, reason: .unknownVariable) }
    }

    /// The whole text counts, not only the value.
    private func tooLong(_ values: [String: String]) -> [TemplateFault] {
        texts.compactMap { word, text, limit in
            let filled = text.filled { values["\(word).\($0)"] }
            return filled.unicodeScalars.count > limit ? TemplateFault(key: word, reason: .tooLong(limit: limit)) : nil
        }
    }

    /// By Meta's rules for the whole send.
    private func check(_ content: JSON) throws {
        let findings = TemplateRules.fill(template.definition, with: content).findings.refusals
        guard let first = findings.first else { return }
        let deep = parts.first { [.location, .product, .products, .order].contains($0.variable.type) }
        throw TemplateError.values([
            TemplateFault(key: deep?.variable.key ?? "components", reason: .refused("\(first.path): \(first.words)"))
        ])
    }
}
