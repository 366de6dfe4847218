import CloudAPI

/// What Meta refuses at once when a template is created or edited. Source: reference section 5.
struct TemplateCheck {
    let name: String
    let category: String
    let isNamed: Bool
    let components: [JSON]

    func check() throws(GraphRefusal) {
        guard (1...512).contains(name.count), name.utf8.allSatisfy(isNameByte) else {
            throw .template(2388023, "Template name is invalid", "Use lower-case letters, digits and underscores, at most 512.")
        }
        guard let body = first("BODY") else {
            throw .template(2388072, "Body is missing", "Every template needs a BODY component.")
        }
        if category == "AUTHENTICATION" { return try checkAuthentication() }
        try checkText(body["text"]?.string ?? "", max: first("LIMITED_TIME_OFFER") == nil ? 1024 : 600, place: .body)
        try checkExamples(body)
        try checkHeader()
        if let footer = first("FOOTER") {
            let text = footer["text"]?.string ?? ""
            guard TemplateText.placeholders(in: text).isEmpty else {
                throw .template(2388073, "Footer has variables", "The footer may not hold variables.")
            }
            try checkText(text, max: 60, place: .footer)
        }
        try checkButtons(first("BUTTONS")?["buttons"]?.array ?? [])
        if let cards = first("CAROUSEL")?["cards"]?.array, !(2...10).contains(cards.count) {
            throw .template(2388072, "Number of cards", "A carousel has 2 to 10 cards.")
        }
    }

    private enum Place {
        case header, body, footer

        var subcode: Int {
            switch self {
            case .header: 2388047
            case .body: 2388072
            case .footer: 2388073
            }
        }
    }

    private func first(_ type: String) -> JSON? {
        components.first { $0["type"]?.string?.uppercased() == type }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
    }

    private func checkText(_ text: String, max: Int, place: Place) throws(GraphRefusal) {
        guard !text.isEmpty else { throw .template(place.subcode, "Text is missing", "The text may not be empty.") }
        guard text.unicodeScalars.count <= max else {
            throw .template(2388040, "Text is too long", "The text may have at most \(max) characters.")
        }
        try checkPlaceholders(text, place: place)
    }

    private func checkPlaceholders(_ text: String, place: Place) throws(GraphRefusal) {
        let pieces = TemplateText.pieces(of: text)
        let names = TemplateText.placeholders(in: text)
        let braces = pieces.contains { if case .text(let text) = $0 { text.contains("{{") || text.contains("}}") } else { false } }
        guard !braces, names.allSatisfy(isName) else {
            throw .template(place.subcode, "Variables are malformed", "Write variables as {{1}} or {{first_name}}.")
        }
        guard !names.isEmpty else { return }
        if !isNamed, TemplateText.names(in: text) != (1...Set(names).count).map(String.init) {
            throw .template(place.subcode, "Variables are not in sequence", "Number variables {{1}}, {{2}} and so on, without gaps.")
        }
        for (piece, next) in zip(pieces, pieces.dropFirst()) {
            if case .placeholder = piece, case .placeholder = next {
                throw .template(place.subcode, "Variables stand next to each other", "Put words between the variables.")
            }
        }
        guard place == .body else {
            guard names.count == 1 else { throw .template(2388047, "Too many variables", "The header may hold one variable.") }
            return
        }
        if case .placeholder? = pieces.first { throw edge }
        if case .placeholder? = pieces.last { throw edge }
        let words = pieces.reduce(0) { sum, piece in
            if case .text(let text) = piece { sum + text.split(whereSeparator: \.isWhitespace).count } else { sum }
        }
        // Not published exactly: about 2n + 1 words for n variables.
        guard words >= 2 * Set(names).count + 1 else {
            throw .template(2388293, "Too many variables for the length", "Use fewer variables, or a longer text.")
        }
    }

    private var edge: GraphRefusal {
        .template(2388299, "Variable at the start or end", "Variables can't be at the start or end of the template.")
    }

    private func isName(_ name: String) -> Bool {
        guard isNamed else { return Int(name) != nil }
        return !name.isEmpty && name.utf8.allSatisfy(isNameByte) && Int(name) == nil
    }

    private func checkExamples(_ body: JSON) throws(GraphRefusal) {
        let count = TemplateText.names(in: body["text"]?.string ?? "").count
        guard count > 0 else { return }
        let example = body["example"]
        let given = isNamed
            ? example?["body_text_named_params"]?.array?.count
            : (example?["body_text"]?[0]?.array ?? example?["body_text"]?.array)?.count
        guard given == count else {
            throw .template(2388072, "Examples are missing", "Give an example for each of the \(count) variables of the body.")
        }
    }

    private func checkHeader() throws(GraphRefusal) {
        guard let header = first("HEADER") else { return }
        let format = header["format"]?.string?.uppercased() ?? "TEXT"
        guard ["TEXT", "IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT"].contains(format) else {
            throw .template(2388047, "Header format", "\(format) is no format of a header.")
        }
        if format == "TEXT" {
            try checkText(header["text"]?.string ?? "", max: 60, place: .header)
        } else if ["IMAGE", "VIDEO", "DOCUMENT", "GIF"].contains(format), header["example"]?["header_handle"] == nil {
            throw .template(2388047, "Header example is missing", "Give an example handle for the \(format) header.")
        }
    }

    private func checkButtons(_ buttons: [JSON]) throws(GraphRefusal) {
        let types = buttons.map { $0["type"]?.string?.uppercased() ?? "" }
        let most: [String: Int] = ["URL": 2, "PHONE_NUMBER": 1, "COPY_CODE": 1, "FLOW": 1, "CATALOG": 1, "MPM": 1, "OTP": 1]
        guard buttons.count <= 10, most.allSatisfy({ type, max in types.count { $0 == type } <= max }) else {
            throw .template(2388072, "Too many buttons", "At most 10 buttons: 2 URL, 1 phone number, 1 code and the rest quick replies.")
        }
        let replies = types.map { $0 == "QUICK_REPLY" }
        // QR,QR,URL or URL,QR,QR, never QR,URL,QR.
        guard zip(replies, replies.dropFirst()).count(where: { $0 != $1 }) <= 1 else {
            throw .template(2388072, "Buttons are mixed", "Quick replies must stand together.")
        }
        for button in buttons {
            guard (button["text"]?.string ?? "x").unicodeScalars.count <= 25 else {
                throw .template(2388040, "Button label is too long", "A label may have at most 25 characters.")
            }
            let url = button["url"]?.string ?? ""
            guard TemplateText.placeholders(in: url).count <= 1, TemplateText.placeholders(in: url).isEmpty || url.hasSuffix("}}") else {
                throw .template(2388072, "Variable in the URL", "A URL may hold one variable, at its end.")
            }
        }
    }

    /// No free text; one OTP button.
    private func checkAuthentication() throws(GraphRefusal) {
        let buttons = first("BUTTONS")?["buttons"]?.array ?? []
        guard buttons.count == 1, buttons[0]["type"]?.string?.uppercased() == "OTP" else {
            throw .template(2388072, "OTP button is missing", "An authentication template has one OTP button.")
        }
        if let minutes = first("FOOTER")?["code_expiration_minutes"]?.looseInt64, !(1...90).contains(minutes) {
            throw .template(2388073, "Expiration", "code_expiration_minutes is 1 to 90.")
        }
        guard first("HEADER") == nil else {
            throw .template(2388047, "Header not allowed", "Authentication templates have no header.")
        }
    }
}
