/// Something that a send must give for a template.
public struct TemplateVariable: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case text
        case image
        case video
        case document
        case gif
        case location
        case product
        /// At most 15 characters.
        case copyCode
        /// Milliseconds since 1970.
        case offerExpiration
        /// Sections of products.
        case products
        case orderDetails
    }

    public let place: TemplatePlace
    /// `1`, `first_name`; of what is no text the kind.
    public let key: String
    public let kind: Kind
    /// The example given for review.
    public let sample: String?

    /// Unique in the template: `body.1`, `header.image`, `button.0.1`, `card.2.body.name`.
    public var id: String {
        "\(place).\(key)"
    }
}

/// A part of a template, or of one of its cards.
public struct TemplatePlace: Hashable, Sendable, CustomStringConvertible {
    public enum Part: Hashable, Sendable {
        case header
        case body
        /// By its place, from 0.
        case button(Int)
        case offer
    }

    /// By its place, from 0; `nil` outside a carousel.
    public let card: Int?
    public let part: Part

    public init(_ part: Part, card: Int? = nil) {
        self.part = part
        self.card = card
    }

    public var description: String {
        let part =
            switch part {
            case .header: "header"
            case .body: "body"
            case .button(let index): "button.\(index)"
            case .offer: "offer"
            }
        return card.map { "card.\($0).\(part)" } ?? part
    }
}
