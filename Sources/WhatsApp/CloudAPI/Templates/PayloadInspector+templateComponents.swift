/// What the parts of a template may be, which depends on what stands around them.
struct TemplateFrame {
    var category: String
    var isNamed: Bool
    var isCard = false
    var hasOffer = false
    var hasProductHeader = false

    var isAuthentication: Bool { category == "AUTHENTICATION" }

    var bodyMax: Int {
        if isCard || hasProductHeader { return 160 }
        return hasOffer ? 600 : 1024
    }
}

extension PayloadInspector {
    mutating func components(_ root: PayloadNode, category: String) {
        let components = needList(root, "components", count: 1...10)
        let types = components.map { $0.json.text("type")?.uppercased() ?? "" }
        let frame = TemplateFrame(
            category: category,
            isNamed: root.json.text("parameter_format")?.uppercased() == "NAMED",
            hasOffer: types.contains("LIMITED_TIME_OFFER"),
            hasProductHeader: components.contains { $0.json.text("format")?.uppercased() == "PRODUCT" }
        )
        parts(components, frame)
        if !types.contains("BODY") {
            report(root.path(of: "components"), .malformed("the BODY is missing"))
        }
        if frame.hasOffer {
            offerParts(components, frame)
        }
        if frame.isAuthentication {
            authenticationParts(components)
        }
    }

    /// Components, each type once.
    private mutating func parts(_ components: [PayloadNode], _ frame: TemplateFrame) {
        var types: [(value: String, path: String)] = []
        for component in components {
            guard let type = needText(component, "type")?.uppercased() else { continue }
            types.append((type, component.path(of: "type")))
            switch type {
            case "HEADER": header(component, frame)
            case "BODY": body(component, frame)
            case "FOOTER" where !frame.isCard: footer(component, frame)
            case "BUTTONS": buttons(component, frame)
            case "CAROUSEL" where !frame.isCard: carousel(component, frame)
            case "LIMITED_TIME_OFFER" where !frame.isCard: offer(component, frame)
            case "CALL_PERMISSION_REQUEST" where !frame.isCard: break
            default: report(component.path(of: "type"), .notAllowed(type))
            }
        }
        areUnique(types)
    }

    private mutating func header(_ component: PayloadNode, _ frame: TemplateFrame) {
        subcode = TemplateSubcode.header
        defer { subcode = nil }
        let format = needText(component, "format")?.uppercased()
        if frame.isAuthentication {
            report(component.path, .notAllowed("a header in an authentication template"))
        }
        switch format {
        case "TEXT" where !frame.isCard: textHeader(component, frame)
        case "IMAGE", "VIDEO": mediaHeader(component)
        case "DOCUMENT" where !frame.isCard, "GIF" where !frame.isCard: mediaHeader(component)
        case "LOCATION" where !frame.isCard: break
        case "PRODUCT": break
        case nil: break
        case let format?: report(component.path(of: "format"), .notAllowed(format))
        }
    }

    private mutating func textHeader(_ component: PayloadNode, _ frame: TemplateFrame) {
        guard let text = templateText(component, max: 60) else { return }
        let parsed = TemplateText(text)
        let path = component.path(of: "text")
        if parsed.variables.count > 1 {
            report(path, .tooMany(max: 1, count: parsed.variables.count))
        }
        if text.contains(where: \.isNewline) || text.contains("*") || text.unicodeScalars.contains(where: Self.isEmoji)
        {
            report(path, .malformed("no line breaks, asterisks or emoji are allowed in a header"))
        }
        variables(parsed, path, frame)
        examples(parsed, component, "header_text", frame)
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmojiPresentation
    }

    private mutating func mediaHeader(_ component: PayloadNode) {
        guard let example = needObject(component, "example") else { return }
        let handles = example.json.list("header_handle").compactMap(\.string)
        if handles.allSatisfy(\.isEmpty) {
            report(example.path(of: "header_handle"), .missing)
        }
    }

    private mutating func body(_ component: PayloadNode, _ frame: TemplateFrame) {
        subcode = TemplateSubcode.body
        defer { subcode = nil }
        if frame.isAuthentication {
            flag(component, "add_security_recommendation")
            if component["text"] != nil {
                report(component.path(of: "text"), .notAllowed("a text of one's own in an authentication template"))
            }
            return
        }
        guard let text = templateText(component, max: frame.bodyMax) else { return }
        let parsed = TemplateText(text)
        let path = component.path(of: "text")
        variables(parsed, path, frame)
        edges(parsed, path)
        ratio(parsed, path)
        examples(parsed, component, "body_text", frame)
    }

    private mutating func footer(_ component: PayloadNode, _ frame: TemplateFrame) {
        subcode = TemplateSubcode.footer
        defer { subcode = nil }
        if frame.isAuthentication {
            needInteger(component, "code_expiration_minutes", 1...90)
            return
        }
        guard let text = templateText(component, max: 60) else { return }
        if text.contains("{{") || text.contains("}}") {
            report(component.path(of: "text"), .malformed("no variables are allowed in a footer"))
        }
    }

    /// The text of a component; too long has a subcode of its own.
    private mutating func templateText(_ component: PayloadNode, max: Int) -> String? {
        guard let text = needText(component, "text") else { return nil }
        let length = text.unicodeScalars.count
        if length > max {
            report(
                component.path(of: "text"),
                .tooLong(max: max, length: length),
                code: 100,
                subcode: TemplateSubcode.tooLong
            )
        }
        return text
    }

    private mutating func carousel(_ component: PayloadNode, _ frame: TemplateFrame) {
        var frame = frame
        frame.isCard = true
        let cards = needList(component, "cards", count: 2...10)
        var shapes: Set<[String]> = []
        for card in cards {
            let components = needList(card, "components", count: 1...3)
            parts(components, frame)
            shapes.insert(components.map(Self.shape))
            if !components.contains(where: { $0.json.text("type")?.uppercased() == "HEADER" }) {
                report(card.path(of: "components"), .malformed("a card needs a header"))
            }
        }
        if shapes.count > 1 {
            report(component.path(of: "cards"), .malformed("all cards must have the same parts"))
        }
    }

    /// What must be alike in all cards: the parts, the header's format, the kinds of buttons.
    private static func shape(_ component: PayloadNode) -> String {
        let kinds = component.json.list("buttons").map { $0.text("type")?.uppercased() ?? "" }
        let type = component.json.text("type")?.uppercased() ?? ""
        return ([type, component.json.text("format")?.uppercased() ?? ""] + kinds).joined(separator: " ")
    }
}
