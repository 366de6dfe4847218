/// A part of a template.
public enum TemplateComponent: Hashable, Sendable {
    case header(TemplateHeader)
    case body(TemplateBody)
    case footer(TemplateFooter)
    case buttons([TemplateButton])
    case carousel([TemplateCard])
    /// Marketing only; the text has at most 16 characters.
    case limitedTimeOffer(text: String, hasExpiration: Bool)
    /// A part that has no case here.
    case other(JSON)
}

/// A card of a carousel: header, body and one or two buttons.
public struct TemplateCard: Hashable, Sendable {
    public var components: [TemplateComponent]

    public init(components: [TemplateComponent]) {
        self.components = components
    }
}

extension TemplateComponent {
    public init(_ json: JSON) {
        switch json.text("type")?.uppercased() {
        case "HEADER": self = .header(TemplateHeader(json))
        case "BODY": self = .body(TemplateBody(json))
        case "FOOTER": self = .footer(TemplateFooter(json))
        case "BUTTONS": self = .buttons(json.list("buttons").map(TemplateButton.init))
        case "CAROUSEL":
            self = .carousel(
                json.list("cards").map { TemplateCard(components: $0.list("components").map(TemplateComponent.init)) }
            )
        case "LIMITED_TIME_OFFER":
            let offer = json["limited_time_offer"]
            self = .limitedTimeOffer(
                text: offer?.text("text") ?? "",
                hasExpiration: offer?.flag("has_expiration") ?? false
            )
        default: self = .other(json)
        }
    }

    /// `HEADER`, `BODY`, …
    public var type: String {
        switch self {
        case .header: "HEADER"
        case .body: "BODY"
        case .footer: "FOOTER"
        case .buttons: "BUTTONS"
        case .carousel: "CAROUSEL"
        case .limitedTimeOffer: "LIMITED_TIME_OFFER"
        case .other(let json): json.text("type")?.uppercased() ?? ""
        }
    }

    public var json: JSON {
        switch self {
        case .header(let header): header.json
        case .body(let body): body.json
        case .footer(let footer): footer.json
        case .buttons(let buttons): ["type": "BUTTONS", "buttons": .array(buttons.map(\.json))]
        case .carousel(let cards):
            [
                "type": "CAROUSEL",
                "cards": .array(cards.map { ["components": .array($0.components.map(\.json))] }),
            ]
        case .limitedTimeOffer(let text, let hasExpiration):
            [
                "type": "LIMITED_TIME_OFFER",
                "limited_time_offer": ["text": .string(text), "has_expiration": .bool(hasExpiration)],
            ]
        case .other(let json): json
        }
    }
}
