/// Fills a template's components with those of a send. Source: whatsapp-cloud-api.md, section 4, "Checks".
struct TemplateRenderer {
    let isNamed: Bool
    let isAuthentication: Bool
    private(set) var findings: [TemplateFinding] = []

    init(isNamed: Bool, isAuthentication: Bool) {
        self.isNamed = isNamed
        self.isAuthentication = isAuthentication
    }

    mutating func report(_ rule: TemplateRule, _ path: String, _ why: String) {
        findings.append(TemplateFinding(rule: rule, path: path, words: why, mend: rule.mend))
    }

    mutating func render(
        _ components: [TemplateComponent],
        with given: [PayloadNode],
        path: String
    ) -> RenderedTemplate {
        var rendered = RenderedTemplate()
        for component in components {
            switch component {
            case .header(let header): rendered.header = self.header(header, Self.find("header", given), path)
            case .body(let body): rendered.body = self.body(body, Self.find("body", given), path)
            case .footer(let footer): rendered.footer = footer.shownText
            case .buttons(let buttons): rendered.buttons = self.buttons(buttons, given, path)
            case .carousel(let cards): rendered.cards = carousel(cards, Self.find("carousel", given), path)
            case .limitedTimeOffer(_, let hasExpiration):
                if hasExpiration, Self.find("limited_time_offer", given) == nil {
                    report(.offerEnd, path, "the limited_time_offer needs its expiration_time_ms")
                }
            case .other: break
            }
        }
        refuseStrangers(components, given)
        return rendered
    }

    private static func find(_ type: String, _ given: [PayloadNode]) -> PayloadNode? {
        given.first { $0.json.text("type")?.lowercased() == type }
    }

    /// Values for parts that the template does not have.
    private mutating func refuseStrangers(_ components: [TemplateComponent], _ given: [PayloadNode]) {
        let types = Set(components.map { $0.type.lowercased() })
        for node in given {
            guard let type = node.json.text("type")?.lowercased() else { continue }
            let part = type == "button" ? "buttons" : type
            let hasValues = !node.json.list("parameters").isEmpty || !node.json.list("cards").isEmpty
            if ["header", "body", "buttons", "carousel", "limited_time_offer"].contains(part), !types.contains(part),
                hasValues
            {
                report(.partUnknown, node.path, "the template has no \(part)")
            }
        }
    }
}

extension TemplateRenderer {
    private mutating func header(
        _ header: TemplateHeader,
        _ given: PayloadNode?,
        _ path: String
    ) -> RenderedTemplate.Header {
        guard header.format == .text else {
            return RenderedTemplate.Header(format: header.format, text: nil, object: media(header.format, given, path))
        }
        let text = fill(header.text ?? "", given, "header", path, max: 60)
        return RenderedTemplate.Header(format: .text, text: text, object: nil)
    }

    /// The one parameter of the format's kind.
    private mutating func media(_ format: TemplateHeader.Format, _ given: PayloadNode?, _ path: String) -> JSON? {
        let type = format.rawValue.lowercased()
        let parameters = given?["parameters"]?.elements ?? []
        guard let parameter = parameters.first, parameters.count == 1,
            parameter.json.text("type")?.lowercased() == type
        else {
            let received = parameters.first?.json.text("type")?.uppercased() ?? "UNKNOWN"
            report(
                .valueKind,
                given?.path ?? path,
                "header: Format mismatch, expected \(format.rawValue), received \(received)"
            )
            return nil
        }
        return parameter.json[type]
    }

    private mutating func body(_ body: TemplateBody, _ given: PayloadNode?, _ path: String) -> String {
        let filled = fill(body.shownText, given, "body", path, max: 1024)
        if isAuthentication, let code = given?["parameters"]?.elements.first?.json.text("text"),
            code.unicodeScalars.count > 15
        {
            report(.filledTooLong, given?.path ?? path, "body: a code has at most 15 characters")
        }
        return filled
    }

    private mutating func carousel(
        _ cards: [TemplateCard],
        _ given: PayloadNode?,
        _ path: String
    ) -> [RenderedTemplate] {
        let sent = given?["cards"]?.elements ?? []
        let isOfProducts = cards.first?.components.contains {
            if case .header(let header) = $0 { header.format == .product } else { false }
        }
        let isCountRight = isOfProducts == true ? (2...10).contains(sent.count) : sent.count == cards.count
        if !isCountRight {
            report(.cardsGiven, given?.path ?? path, "the carousel has \(cards.count) cards, \(sent.count) given")
        }
        let byIndex = Dictionary(
            sent.enumerated().map { ($1.json.integer("card_index") ?? Int64($0), $1) },
            uniquingKeysWith: { first, _ in first }
        )
        // Product cards beyond those defined look like the last one.
        let count = isOfProducts == true ? max(sent.count, cards.count) : cards.count
        return (0..<min(count, 10)).compactMap { index in
            guard let card = cards.indices.contains(index) ? cards[index] : cards.last else { return nil }
            let node = byIndex[Int64(index)]
            if isOfProducts == true, node == nil { return nil }
            return render(
                card.components,
                with: node?["components"]?.elements ?? [],
                path: node?.path ?? "\(path).cards[\(index)]"
            )
        }
    }
}
