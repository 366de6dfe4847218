extension TemplateDefinition {
    /// Everything that a send must give, in the order of the template.
    public var variables: [TemplateVariable] {
        Self.variables(of: components, card: nil)
    }

    private static func variables(of components: [TemplateComponent], card: Int?) -> [TemplateVariable] {
        components.flatMap { component -> [TemplateVariable] in
            switch component {
            case .header(let header): variables(of: header, at: TemplatePlace(.header, card: card))
            case .body(let body): texts(body.shownText, body.examples, at: TemplatePlace(.body, card: card))
            case .buttons(let buttons):
                buttons.enumerated().flatMap { variables(of: $1, at: TemplatePlace(.button($0), card: card)) }
            case .carousel(let cards):
                cards.enumerated().flatMap { variables(of: $1.components, card: $0) }
            case .limitedTimeOffer(_, let hasExpiration):
                hasExpiration ? [other(.offerExpiration, at: TemplatePlace(.offer, card: card))] : []
            case .footer, .other: []
            }
        }
    }

    private static func variables(of header: TemplateHeader, at place: TemplatePlace) -> [TemplateVariable] {
        switch header.format {
        case .text: texts(header.text ?? "", header.examples, at: place)
        case .image: [other(.image, at: place)]
        case .video: [other(.video, at: place)]
        case .document: [other(.document, at: place)]
        case .gif: [other(.gif, at: place)]
        case .location: [other(.location, at: place)]
        case .product: [other(.product, at: place)]
        default: []
        }
    }

    private static func variables(of button: TemplateButton, at place: TemplatePlace) -> [TemplateVariable] {
        switch button.kind {
        case .url:
            texts(button.url ?? "", .positional(button.example.map { [$0] } ?? []), at: place)
        case .oneTimeCode: [TemplateVariable(place: place, key: "1", kind: .text, sample: nil)]
        case .copyCode: [other(.copyCode, at: place, sample: button.example)]
        case .multiProduct: [other(.products, at: place)]
        case .orderDetails: [other(.orderDetails, at: place)]
        default: []
        }
    }

    private static func texts(_ text: String, _ examples: TemplateExamples, at place: TemplatePlace)
        -> [TemplateVariable]
    {
        TemplateText(text).variables.map {
            TemplateVariable(place: place, key: $0, kind: .text, sample: examples[$0])
        }
    }

    private static func other(
        _ kind: TemplateVariable.Kind,
        at place: TemplatePlace,
        sample: String? = nil
    ) -> TemplateVariable {
        TemplateVariable(place: place, key: kind.rawValue, kind: kind, sample: sample)
    }
}
