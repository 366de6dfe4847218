/// What stands above the body.
public struct TemplateHeader: Hashable, Sendable {
    public struct Format: WireWord {
        public let rawValue: String

        /// Meta takes either case; upper case is kept.
        public init(rawValue: String) {
            self.rawValue = rawValue.uppercased()
        }

        public static let text: Format = "TEXT"
        public static let image: Format = "IMAGE"
        public static let video: Format = "VIDEO"
        public static let document: Format = "DOCUMENT"
        public static let gif: Format = "GIF"
        public static let location: Format = "LOCATION"
        public static let product: Format = "PRODUCT"
    }

    public var format: Format
    /// Of the format `text`: at most 60 characters and one variable.
    public var text: String?
    public var examples: TemplateExamples
    /// From a resumable upload: what the reviewer sees in place of the media.
    public var mediaHandles: [String]

    public init(text: String, examples: TemplateExamples = .none) {
        format = .text
        self.text = text
        self.examples = examples
        mediaHandles = []
    }

    public init(media format: Format, handles: [String] = []) {
        self.format = format
        text = nil
        examples = .none
        mediaHandles = handles
    }

    init(_ json: JSON) {
        format = json.word("format") ?? .text
        text = json.text("text")
        let example = json["example"] ?? .null
        examples = TemplateExamples(example, positional: "header_text", named: "header_text_named_params")
        mediaHandles = example.list("header_handle").compactMap(\.string)
    }

    var json: JSON {
        let handles: JSON? = mediaHandles.isEmpty ? nil : ["header_handle": .array(mediaHandles.map(JSON.string))]
        return [
            "type": "HEADER",
            "format": .string(format.rawValue),
            "text": text.map(JSON.string),
            "example": handles ?? examples.json(positional: "header_text", named: "header_text_named_params"),
        ]
    }
}
