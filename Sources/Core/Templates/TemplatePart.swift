import CloudAPI
import Credits

/// One place of a template that takes a value, and how it is filled.
struct TemplatePart: Sendable {
    enum Place: Hashable, Sendable {
        case headerText(name: String)
        /// `image`, `video`, `document` or `gif`.
        case headerMedia(kind: String)
        case headerLocation
        case headerProduct
        case body(name: String)
        case buttonURL(index: Int)
        case copyCode(index: Int)
        /// Of a catalogue: the product whose picture is shown.
        case thumbnail(index: Int)
        /// The sections of a multi-product message, and with them its thumbnail.
        case products(index: Int)
        /// Of the products: stands in the same parameter.
        case productsThumbnail(index: Int)
        case order(index: Int)
        case payload(index: Int)
        /// Meta wants a form's button mentioned, though there is nothing that must be filled.
        case flow(index: Int)
        case offerExpiry
    }

    let place: Place
    /// `nil` outside a carousel.
    let card: Int?
    let variable: TemplateVariable

    /// Taken when it is given, but not asked for.
    var isQuiet: Bool {
        switch place {
        case .payload, .flow: true
        default: false
        }
    }
}

extension Template {
    /// What can be given when the template is sent, in the order in which a person reads it.
    package var variables: [TemplateVariable] {
        let all = parts.filter { !$0.isQuiet }.map(\.variable)
        // A passcode stands in the body and on the button, but is one value.
        return category == .authentication ? all.filter { $0.component == "body" } : all
    }

    var parts: [TemplatePart] { parts(of: components, in: TemplatePartMaker(card: nil)) }

    private func parts(of components: [JSON], in maker: TemplatePartMaker) -> [TemplatePart] {
        components.flatMap { component -> [TemplatePart] in
            switch component["type"]?.string?.uppercased() {
            case "HEADER": maker.header(component)
            case "BODY": maker.texts(component, "body") { .body(name: $0) }
            case "BUTTONS": (component["buttons"]?.array ?? []).enumerated().flatMap { maker.button($1, $0) }
            case "CAROUSEL": cards(component["cards"]?.array ?? [])
            case "LIMITED_TIME_OFFER" where component["limited_time_offer"]?["has_expiration"]?.looseBool == true:
                [maker.part(.offerExpiry, "offer.expires", .time, label: "Offer ends")]
            default: []
            }
        }
    }

    /// Product cards beyond those defined look like the last one, and may be left out; two there must be.
    private func cards(_ cards: [JSON]) -> [TemplatePart] {
        func parts(_ card: JSON?, _ index: Int, required: Bool) -> [TemplatePart] {
            self.parts(of: card?["components"]?.array ?? [], in: TemplatePartMaker(card: index, isRequired: required))
        }
        let isOfProducts = cards.contains { Self.hasProduct($0) }
        guard isOfProducts else { return cards.enumerated().flatMap { parts($1, $0, required: true) } }
        return (0..<10).flatMap { parts(cards.indices.contains($0) ? cards[$0] : cards.last, $0, required: $0 < 2) }
    }

    static func hasProduct(_ card: JSON) -> Bool {
        (card["components"]?.array ?? []).contains { $0["format"]?.string?.uppercased() == "PRODUCT" }
    }
}
