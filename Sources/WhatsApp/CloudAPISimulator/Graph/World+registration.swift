import CloudAPI
import HTTPTypes
import Primitives

/// The life of a number: code, PIN, registration; its profile, links and key. Source: reference section 7.
extension World {
    /// What the SMS of `request_code` always says here.
    static let verificationCode = "123456"
    /// Wrong PINs before 133008.
    static let pinGuesses = 5

    static func isPin(_ text: String) -> Bool {
        text.utf8.count == 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    mutating func register(_ id: String, _ request: IncomingRequest, at now: Timestamp) throws(GraphRefusal) -> JSON {
        guard request.text("messaging_product") == "whatsapp" else {
            throw .parameter("The parameter messaging_product is required.")
        }
        guard let pin = request.text("pin"), Self.isPin(pin) else {
            throw .message(131009, "Invalid parameter: pin: must be 6 digits")
        }
        guard numbers[id]?.isVerified == true else {
            throw registrationError(133006, "Phone number needs to be verified before registering")
        }
        try countRegistration(id, at: now)
        if let known = numbers[id]?.pin, known != pin {
            let guesses = (numbers[id]?.wrongPins ?? 0) + 1
            numbers[id]?.wrongPins = guesses
            throw guesses > Self.pinGuesses
                ? registrationError(133008, "Too many two-step verification PIN guesses")
                : registrationError(133005, "Two-step verification PIN mismatch")
        }
        numbers[id]?.pin = pin
        numbers[id]?.wrongPins = 0
        numbers[id]?.isRegistered = true
        numbers[id]?.onboardedAt = now
        numbers[id]?.status = "CONNECTED"
        return ["success": true]
    }

    mutating func deregister(_ id: String, at now: Timestamp) throws(GraphRefusal) -> JSON {
        guard numbers[id]?.isRegistered == true else { throw .message(133010) }
        try countRegistration(id, at: now)
        numbers[id]?.isRegistered = false
        return ["success": true]
    }

    private mutating func countRegistration(_ id: String, at now: Timestamp) throws(GraphRefusal) {
        var recent = numbers[id]?.registrations ?? []
        recent.removeAll { now >= $0 + .hours(72) }
        guard recent.count < 10 else {
            throw registrationError(133016, "Too many registrations and deregistrations in 72 hours")
        }
        numbers[id]?.registrations = recent + [now]
    }

    private func registrationError(_ code: Int, _ title: String) -> GraphRefusal {
        GraphRefusal(status: 400, code: code, message: "(#\(code)) \(title)", details: title)
    }

    mutating func verify(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard let expected = numbers[id]?.verificationCode, request.text("code") == expected else {
            throw registrationError(136024, "Verification code is wrong, or was not requested")
        }
        numbers[id]?.isVerified = true
        numbers[id]?.verificationCode = nil
        return ["success": true]
    }

    // MARK: Profile

    func profile(_ number: BusinessNumber, _ request: IncomingRequest) -> JSON {
        var node = number.profile
        node["messaging_product"] = "whatsapp"
        let fields = request.text("fields").map { Set(FieldSelection($0).fields.map(\.name)) }
        let kept = node.filter { fields?.contains($0.key) ?? true || $0.key == "messaging_product" }
        return ["data": [.members(kept.map { ($0.key, $0.value) })]]
    }

    mutating func changeProfile(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        let reader = PayloadReader(.object(request.parameters))
        for (key, max) in [("about", 139), ("address", 256), ("description", 512), ("email", 128)] {
            guard let field = reader.member(key) else { continue }
            try field.text(max: max, min: key == "about" ? 1 : 0)
            numbers[id]?.profile[key] = field.value
        }
        if let sites = reader.member("websites") {
            for site in try sites.elements(0...2) { try site.address() }
            numbers[id]?.profile["websites"] = sites.value
        }
        if let vertical = request.text("vertical") { numbers[id]?.profile["vertical"] = .string(vertical) }
        if request.text("profile_picture_handle") != nil {
            numbers[id]?.profile["profile_picture_url"] = .string("https://pps.whatsapp.net/v/t61/\(id).jpg")
        }
        return ["success": true]
    }

    // MARK: Short links

    mutating func answerShortLink(_ code: String?, of id: String, _ request: IncomingRequest) throws(GraphRefusal)
        -> JSON
    {
        var links = numbers[id]?.shortLinks ?? []
        switch request.method {
        case .get:
            // A listing may ask for the image: `fields=qr_image_url.format(SVG)`.
            let asked = FieldSelection(request.text("fields") ?? "").fields.first { $0.name == "qr_image_url" }
            for index in links.indices where asked != nil {
                links[index].imageFormat = asked?.arguments["format"]?.uppercased() ?? links[index].imageFormat ?? "SVG"
            }
            return ["data": .array(links.filter { code == nil || $0.code == code }.map(shortLink))]
        case .post:
            guard let message = request.text("prefilled_message"), message.unicodeScalars.count <= 140 else {
                throw .parameter("The parameter prefilled_message is required, at most 140 characters.")
            }
            let format = request.text("generate_qr_image")?.uppercased()
            guard format.map(["SVG", "PNG"].contains) ?? true else {
                throw .parameter("Param generate_qr_image must be one of {SVG, PNG}.")
            }
            if let code = code ?? request.text("code") {
                guard let index = links.firstIndex(where: { $0.code == code }) else {
                    throw .unknownObject(code, method: "POST")
                }
                links[index].prefilledMessage = message
                if let format { links[index].imageFormat = format }
                numbers[id]?.shortLinks = links
                return shortLink(links[index])
            }
            guard links.count < 2_000 else { throw .parameter("A number may have 2,000 links.") }
            let link = BusinessNumber.ShortLink(
                code: draw { $0.hexadecimal(14) },
                prefilledMessage: message,
                imageFormat: format
            )
            numbers[id]?.shortLinks.append(link)
            return shortLink(link)
        default:
            guard let code, links.contains(where: { $0.code == code }) else {
                throw .unknownObject(code ?? "", method: "DELETE")
            }
            numbers[id]?.shortLinks.removeAll { $0.code == code }
            return ["success": true]
        }
    }

    private func shortLink(_ link: BusinessNumber.ShortLink) -> JSON {
        [
            "code": .string(link.code),
            "prefilled_message": .string(link.prefilledMessage),
            "deep_link_url": .string("https://wa.me/message/\(link.code)"),
            // Meta draws it; this address only looks like theirs.
            "qr_image_url": link.imageFormat.map {
                .string("https://scontent.whatsapp.net/m1/v/t61/\(link.code).\($0.lowercased())")
            },
        ]
    }

    // MARK: Flow endpoint key

    mutating func answerEncryption(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard request.method == .post else {
            let key = numbers[id]?.publicKey
            return [
                "data": [
                    [
                        // A blank, as Meta answers before a key was set.
                        "business_public_key": .string(key ?? " "),
                        "business_public_key_signature_status": key == nil ? "MISMATCH" : "VALID",
                    ]
                ]
            ]
        }
        guard let key = request.text("business_public_key"), key.contains("BEGIN PUBLIC KEY") else {
            throw .parameter("The parameter business_public_key is required, in PEM form.")
        }
        numbers[id]?.publicKey = key
        return ["success": true]
    }
}
