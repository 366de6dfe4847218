/// The values of one component of a template.
public enum TemplateComponentValues: Hashable, Sendable {
    case header(TemplateValue)
    case body([TemplateValue])
    /// `index` is the button's place in the template, from 0.
    case button(index: Int, TemplateButtonValue)
    case carousel([TemplateCardValues])
    /// When the offer ends, in milliseconds since 1970.
    case limitedTimeOffer(expirationMilliseconds: Int64)
    case orderStatus(OrderStatus)
    /// Verified accounts only.
    case tapTarget(url: String, title: String)
    /// A component that has no case here.
    case other(JSON)

    /// The code of an authentication template: it stands in the body and on the button.
    public static func oneTimeCode(_ code: String) -> [TemplateComponentValues] {
        [.body([.text(code)]), .button(index: 0, .url(suffix: code))]
    }
}

/// The values of one card of a carousel.
public struct TemplateCardValues: Hashable, Sendable {
    public var index: Int
    public var components: [TemplateComponentValues]

    public init(index: Int, components: [TemplateComponentValues]) {
        self.index = index
        self.components = components
    }
}
