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
