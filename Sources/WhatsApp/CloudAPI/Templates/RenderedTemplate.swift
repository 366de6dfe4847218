/// A template as a person will see it.
public struct RenderedTemplate: Hashable, Sendable {
    public struct Header: Hashable, Sendable {
        public let format: TemplateHeader.Format
        public let text: String?
        /// Of media: the object that was sent, with `id` or `link`; of a location the place.
        public let object: JSON?
    }

    public struct Button: Hashable, Sendable {
        public let kind: TemplateButton.Kind
        public let text: String?
        /// Of an address: with its variable filled.
        public let url: String?
        public let phoneNumber: String?
        /// Of a quick reply: what the tap sends back. Of a code: the code.
        public let payload: String?
    }

    public internal(set) var header: Header?
    public internal(set) var body = ""
    public internal(set) var footer: String?
    public internal(set) var buttons: [Button] = []
    public internal(set) var cards: [RenderedTemplate] = []

    /// Header, body and footer, one after another: for lists and searches.
    public var text: String {
        [header?.text, body.isEmpty ? nil : body, footer].compactMap { $0 }.joined(separator: "\n")
    }
}
