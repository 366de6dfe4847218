/// A card of a carousel: header, body and one or two buttons.
public struct TemplateCard: Hashable, Sendable {
    public var components: [TemplateComponent]

    public init(components: [TemplateComponent]) {
        self.components = components
    }
}
