import CloudAPI

/// Reads and checks the body of `POST /{phone}/messages`. Source: reference sections 2 and 3.
struct SubmissionReader {
    let body: PayloadReader
    let countryCode: String
    let isMarketingAPI: Bool

    init(_ body: JSONObject, countryCode: String, isMarketingAPI: Bool = false) {
        self.body = PayloadReader(.object(body))
        self.countryCode = countryCode
        self.isMarketingAPI = isMarketingAPI
    }

    func read() throws(GraphRefusal) -> Submission {
        let product = try body.need("messaging_product")
        guard product.value.string?.lowercased() == "whatsapp" else {
            throw .parameter("Param messaging_product must be one of {WHATSAPP} - got \(product.value).")
        }
        let kind = try body.member("recipient_type").map { field throws(GraphRefusal) in
            try field.oneOf(["individual", "group"])
        }
        // There are no groups here.
        guard kind != "group" else { throw .message(131041) }
        let (recipient, input) = try readRecipient()
        let type = try readType()
        let content = try body.need(type)
        try check(content, type: type)
        let context = try body.member("context").map { field throws(GraphRefusal) in
            try field.need("message_id").text(max: 512)
        }
        let opaque = try body.member("biz_opaque_callback_data").map { field throws(GraphRefusal) in
            try field.text(max: 512, min: 0)
        }
        return Submission(
            recipient: recipient,
            input: input,
            type: type,
            content: type == "interactive" ? InteractiveCheck.plain(content.value) : content.value,
            contextID: context,
            opaque: opaque,
            isMarketingAPI: isMarketingAPI
        )
    }

    /// If both are given, the telephone number wins.
    private func readRecipient() throws(GraphRefusal) -> (Submission.Recipient, String) {
        if let field = body.member("to") {
            guard let text = field.value.looseText,
                let digits = RecipientNumber.read(text, countryCode: countryCode)
            else { throw field.invalid("must be a phone number") }
            return (.digits(digits), text)
        }
        guard let field = body.member("recipient") else { throw .message(131008, "Parameter is missing: to") }
        let text = try field.text(max: 160)
        guard text.dropFirst(2).first == ".", text.prefix(2).allSatisfy({ $0.isASCII && $0.isUppercase }) else {
            throw field.invalid("must be a business-scoped user ID")
        }
        return (.userID(text), text)
    }

    /// The type may be left out when there is a `text`: that is Graph's default.
    private func readType() throws(GraphRefusal) -> String {
        guard let field = body.member("type") else {
            guard body.member("text") != nil else { return try body.need("type").path }
            return "text"
        }
        guard let type = field.value.string?.lowercased(), Self.types.contains(type) else {
            throw .parameter(
                "Param type must be one of {\(Self.types.sorted().joined(separator: ", ").uppercased())} - got \(field.value)."
            )
        }
        guard !isMarketingAPI || type == "template" else { throw .message(134100) }
        return type
    }

    private static let types: Set<String> = [
        "text", "image", "video", "audio", "document", "sticker", "location", "contacts", "reaction", "interactive",
        "template",
    ]

    private func check(_ content: PayloadReader, type: String) throws(GraphRefusal) {
        switch type {
        case "text":
            try content.need("body").text(max: 4096)
        case "image", "video", "audio", "document", "sticker":
            try Self.checkMedia(content, type: type)
        case "location":
            try content.need("latitude").number(-90...90)
            try content.need("longitude").number(-180...180)
        case "contacts":
            for card in try content.elements(1...257) {
                try card.need("name").need("formatted_name").text(max: 1024)
            }
        case "reaction":
            try content.need("message_id").text(max: 512)
            try content.need("emoji").text(max: 32, min: 0)
        case "interactive":
            try InteractiveCheck.check(content)
        default:
            try content.only(["name", "language", "components", "namespace"])
            try content.need("name").text(max: 512)
            try content.need("language").need("code").text(max: 20)
            for component in try content.member("components")?.elements(0...20) ?? [] {
                guard component.value.object != nil else { throw component.invalid("must be an object") }
                _ = try component.need("type")
            }
        }
    }

    /// Either an uploaded file or an address to fetch it from.
    static func checkMedia(_ media: PayloadReader, type: String) throws(GraphRefusal) {
        // Clients in Go write both, and leave one empty (verbeux-ai/whatsapp-business).
        switch (media.filled("id"), media.filled("link")) {
        case (nil, nil): throw .message(131008, "Parameter is missing: \(media.path).id")
        case (.some, .some): throw media.invalid("give either id or link")
        case (let id?, nil):
            guard id.value.looseText != nil else { throw id.invalid("must be a media ID") }
        case (nil, let link?):
            guard link.isAddress else { throw .parameter("Param \(link.bracketedPath) is not a valid URI.") }
        }
        if let caption = media.member("caption") {
            guard !["audio", "sticker"].contains(type) else {
                throw .parameter("Unexpected key \"caption\" on param \"\(media.path)\".")
            }
            try caption.text(max: 1024, min: 0)
        }
    }
}
