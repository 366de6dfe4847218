/// The values of one card of a carousel.
public struct TemplateCardValues: Hashable, Sendable {
    public var index: Int
    public var components: [TemplateComponentValues]

    public init(index: Int, components: [TemplateComponentValues]) {
        self.index = index
        self.components = components
    }
}
