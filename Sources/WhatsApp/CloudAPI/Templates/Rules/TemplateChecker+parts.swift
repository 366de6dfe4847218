/// What the parts of a template may be, which depends on what stands around them.
struct TemplateFrame {
    var category: String
    var isNamed: Bool
    /// Before the paths of a card's parts: `cards.2.`.
    var prefix = ""
    var hasOffer = false
    var hasProductHeader = false
    var isProductCard = false

    var isCard: Bool { !prefix.isEmpty }
    var isAuthentication: Bool { category == "AUTHENTICATION" }
}

extension JSON {
    /// The member `type` in upper case: Meta takes either.
    var kind: String { self["type"]?.string?.uppercased() ?? "" }
}

extension TemplateChecker {
    mutating func components(_ submission: JSON, category: String) {
        guard let components = submission["components"]?.array, !components.isEmpty else {
            report(.componentsMissing, "components")
            return report(.bodyMissing, "body")
        }
        let frame = TemplateFrame(
            category: category,
            isNamed: submission["parameter_format"]?.string?.uppercased() == "NAMED",
            hasOffer: components.contains { $0.kind == "LIMITED_TIME_OFFER" },
            hasProductHeader: components.contains { $0["format"]?.string?.uppercased() == "PRODUCT" }
        )
        parts(components, frame)
        if !components.contains(where: { $0.kind == "BODY" }) { report(.bodyMissing, "body") }
        if frame.isAuthentication {
            authentication(components)
        } else {
            kinds(components, submission, frame)
        }
    }

    mutating func parts(_ components: [JSON], _ frame: TemplateFrame) {
        var seen: Set<String> = []
        for component in components {
            guard component.object != nil, !component.kind.isEmpty else {
                report(.componentType, "\(frame.prefix)components")
                continue
            }
            if !seen.insert(component.kind).inserted {
                report(.componentTwice, frame.prefix + component.kind.lowercased())
            }
            part(component, frame)
        }
    }

    private mutating func part(_ component: JSON, _ frame: TemplateFrame) {
        switch component.kind {
        case "HEADER": header(component, frame)
        case "BODY": body(component, frame)
        case "BUTTONS": buttons(component, frame)
        case let kind where frame.isCard:
            report(.cardPart, "\(frame.prefix)\(kind.lowercased())", "A card has no \(kind).")
        case "FOOTER": footer(component, frame)
        case "CAROUSEL": if !frame.isAuthentication { carousel(component, frame) }
        case "LIMITED_TIME_OFFER": if !frame.isAuthentication { offer(component, frame) }
        case "CALL_PERMISSION_REQUEST": break
        case let kind: report(.componentUnknown, "components", "\(kind) is no part of a template.")
        }
    }

    // MARK: Header

    private mutating func header(_ component: JSON, _ frame: TemplateFrame) {
        let path = "\(frame.prefix)header"
        guard !frame.isAuthentication else { return report(.authenticationHeader, path) }
        let format = component["format"]?.string?.uppercased() ?? "TEXT"
        if frame.isCard, !["IMAGE", "VIDEO", "PRODUCT"].contains(format) {
            return report(.cardHeader, path, "A card's header is not \(format).")
        }
        switch format {
        case "TEXT": textHeader(component, path, frame)
        case "IMAGE", "VIDEO", "DOCUMENT", "GIF":
            let handles = component["example"]?["header_handle"]?.array ?? []
            if !handles.contains(where: { $0.string?.isEmpty == false }) { report(.headerMediaExample, path) }
            if format == "GIF", frame.category != "MARKETING" { report(.headerGIFMarketing, path) }
        case "LOCATION", "PRODUCT": break
        default: report(.headerFormat, path, "\(format) is no format of a header.")
        }
    }

    private mutating func textHeader(_ component: JSON, _ path: String, _ frame: TemplateFrame) {
        guard let text = need(component, "text", .headerTextMissing, path) else { return }
        limit(text, 60, .headerTooLong, path)
        let parsed = TemplateText(text)
        if parsed.variables.count > 1 { report(.headerVariables, path) }
        let plain = parsed.filled { _ in "" }
        if plain.contains(where: \.isNewline) || plain.contains("*") || Self.hasEmoji(plain) {
            report(.headerCharacters, path)
        }
        variables(parsed, path, .header, frame)
        examples(parsed, component, "header_text", path, .header, frame)
    }

    static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmojiPresentation
    }

    /// A sign such as ❤ is an emoji with the selector U+FE0F after it.
    static func hasEmoji(_ text: String) -> Bool {
        text.unicodeScalars.contains { isEmoji($0) || $0.value == 0xFE0F }
    }

    // MARK: Body and footer

    private mutating func body(_ component: JSON, _ frame: TemplateFrame) {
        let path = "\(frame.prefix)body"
        guard !frame.isAuthentication else {
            if let flag = component["add_security_recommendation"], !flag.isNull, flag.looseBool == nil {
                report(.authenticationAdvice, path)
            }
            if component["text"]?.isNull == false { report(.authenticationText, path) }
            return
        }
        guard let text = need(component, "text", .bodyTextMissing, path) else { return }
        if frame.isCard {
            limit(text, 160, .bodyTooLongInCard, path)
        } else if frame.hasProductHeader {
            limit(text, 160, .bodyTooLongWithProduct, path)
        } else if frame.hasOffer {
            limit(text, 600, .bodyTooLongInOffer, path)
        } else {
            limit(text, 1024, .bodyTooLong, path)
        }
        let parsed = TemplateText(text)
        variables(parsed, path, .body, frame)
        edges(parsed, path)
        ratio(parsed, path)
        examples(parsed, component, "body_text", path, .body, frame)
        if text.contains("\n\n\n") { report(.bodyLineBreaks, path) }
        if text.unicodeScalars.count(where: Self.isEmoji) > 10 { report(.bodyEmoji, path) }
    }

    private mutating func footer(_ component: JSON, _ frame: TemplateFrame) {
        guard !frame.isAuthentication else {
            if !(1...90).contains(component["code_expiration_minutes"]?.looseInt64 ?? 0) {
                report(.authenticationExpiry, "footer")
            }
            return
        }
        guard let text = need(component, "text", .footerTextMissing, "footer") else { return }
        limit(text, 60, .footerTooLong, "footer")
        if text.contains("{{") || text.contains("}}") { report(.footerVariable, "footer") }
        if text.contains(where: \.isNewline) || Self.hasEmoji(text) {
            report(.footerCharacters, "footer")
        }
    }
}
