/// A card of a carousel, with one button that opens a page.
public struct MediaCard: Hashable, Sendable {
    /// An image or a video.
    public var header: InteractiveHeader
    /// At most 160 characters and two line breaks.
    public var body: String?
    /// At most 20 characters.
    public var label: String
    public var url: String

    public init(header: InteractiveHeader, body: String? = nil, label: String, url: String) {
        self.header = header
        self.body = body
        self.label = label
        self.url = url
    }

    func json(index: Int) -> JSON {
        [
            "card_index": .integer(index),
            "type": "cta_url",
            "header": header.json,
            "body": body.map { ["text": .string($0)] },
            "action": [
                "name": "cta_url",
                "parameters": ["display_text": .string(label), "url": .string(url)],
            ],
        ]
    }
}
