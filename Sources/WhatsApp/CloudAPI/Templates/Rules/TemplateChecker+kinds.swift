/// Templates of special kinds.
extension TemplateChecker {
    // MARK: Authentication

    /// A body, perhaps a footer, and one button for the code.
    mutating func authentication(_ components: [JSON]) {
        for component in components
        where ["CAROUSEL", "LIMITED_TIME_OFFER", "CALL_PERMISSION_REQUEST"].contains(component.kind) {
            report(.authenticationPart, component.kind.lowercased(), "\(component.kind) cannot stand here.")
        }
        let buttons = components.first { $0.kind == "BUTTONS" }?["buttons"]?.array ?? []
        if buttons.map(\.kind) != ["OTP"] { report(.authenticationButton, "buttons") }
    }

    mutating func oneTimeCode(_ button: JSON, _ path: String) {
        for key in ["text", "autofill_text"] {
            limit(button[key]?.string ?? "", 25, .codeTextTooLong, "\(path).\(key)")
        }
        let type = button["otp_type"]?.string?.uppercased() ?? ""
        guard ["COPY_CODE", "ONE_TAP", "ZERO_TAP"].contains(type) else {
            return report(.codeType, "\(path).otp_type", type.isEmpty ? nil : "\(type) is none of the three.")
        }
        guard type != "COPY_CODE" else { return }
        if type == "ZERO_TAP", button["zero_tap_terms_accepted"]?.looseBool != true {
            report(.codeTerms, "\(path).zero_tap_terms_accepted")
        }
        // The older form, which Meta's OpenAPI file still shows: one app, in the button itself.
        let apps = button["supported_apps"]?.array ?? (button["package_name"] == nil ? [] : [button])
        if !(1...5).contains(apps.count) { report(.codeApps, "\(path).supported_apps", "There are \(apps.count).") }
        for (index, app) in apps.enumerated() {
            let name = app["package_name"]?.string ?? ""
            if name.unicodeScalars.count > 224 || !Self.isPackage(name) {
                report(.codePackage, "\(path).supported_apps.\(index).package_name")
            }
            let hash = app["signature_hash"]?.string ?? ""
            if hash.utf8.count != 11 || !hash.utf8.allSatisfy(Self.isHashByte) {
                report(.codeHash, "\(path).supported_apps.\(index).signature_hash")
            }
        }
    }

    /// Source: Meta's page "One-tap autofill authentication templates": at least two segments, each beginning with a letter.
    private static func isPackage(_ name: String) -> Bool {
        let segments = name.split(separator: ".", omittingEmptySubsequences: false)
        return segments.count > 1
            && segments.allSatisfy { segment in
                segment.first.map { $0.isASCII && $0.isLetter } ?? false
                    && segment.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            }
    }

    private static func isHashByte(_ byte: UInt8) -> Bool {
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII && (character.isLetter || character.isNumber || "+/=".contains(character))
    }

    // MARK: Carousel

    mutating func carousel(_ component: JSON, _ frame: TemplateFrame) {
        let cards = component["cards"]?.array ?? []
        if !(2...10).contains(cards.count) { report(.cardsCount, "cards", "There are \(cards.count) cards.") }
        let shapes = cards.map { ($0["components"]?.array ?? []).map(Self.shape).sorted() }
        for (index, card) in cards.enumerated() {
            var inner = frame
            inner.prefix = "cards.\(index)."
            let components = card["components"]?.array ?? []
            inner.hasProductHeader = false
            inner.isProductCard = components.contains { $0["format"]?.string?.uppercased() == "PRODUCT" }
            guard !components.isEmpty else {
                report(.cardParts, "cards.\(index)")
                continue
            }
            parts(components, inner)
            if !components.contains(where: { $0.kind == "HEADER" }) { report(.cardHeader, "cards.\(index).header") }
            if !components.contains(where: { $0.kind == "BUTTONS" }) { report(.cardButtons, "cards.\(index).buttons") }
            if shapes[index] != shapes[0] { report(.cardsAlike, "cards.\(index)", "This card differs from the first.") }
        }
    }

    /// What must be alike in all cards: the parts, the header's format, the kinds of buttons.
    private static func shape(_ component: JSON) -> String {
        let kinds = (component["buttons"]?.array ?? []).map(\.kind)
        return ([component.kind, component["format"]?.string?.uppercased() ?? ""] + kinds).joined(separator: " ")
    }

    // MARK: Offer

    mutating func offer(_ component: JSON, _ frame: TemplateFrame) {
        if frame.category != "MARKETING" { report(.offerCategory, "category") }
        let offer = component["limited_time_offer"]
        let text = offer?["text"]?.string ?? ""
        if !(1...16).contains(text.unicodeScalars.count) {
            report(.offerText, "offer", text.isEmpty ? nil : "It has \(text.unicodeScalars.count) characters.")
        }
        if let flag = offer?["has_expiration"], !flag.isNull, flag.looseBool == nil {
            report(.offerExpiration, "offer")
        }
    }

    // MARK: What kinds ask of each other

    mutating func kinds(_ components: [JSON], _ submission: JSON, _ frame: TemplateFrame) {
        let buttons = components.first { $0.kind == "BUTTONS" }?["buttons"]?.array ?? []
        let kinds = buttons.map(\.kind)
        let parts = Set(components.map(\.kind))
        if frame.hasOffer { offerParts(components, kinds) }
        if kinds.contains("SPM"), !frame.hasProductHeader { report(.productHeader, "header") }
        if frame.hasProductHeader, !kinds.contains("SPM") { report(.productButton, "buttons") }
        if frame.category == "UTILITY" {
            if !Set(kinds).isDisjoint(with: ["CATALOG", "MPM", "SPM"]) { report(.productCategory, "category") }
            if kinds.contains("COPY_CODE") { report(.couponCategory, "category") }
            if parts.contains("CAROUSEL") { report(.carouselCategory, "category") }
        }
        if kinds.contains("ORDER_DETAILS"), submission["display_format"]?.string?.uppercased() != "ORDER_DETAILS" {
            report(.orderFormat, "buttons")
        }
        if parts.contains("CAROUSEL"), !parts.isDisjoint(with: ["HEADER", "FOOTER", "BUTTONS"]) {
            report(.carouselAround, "cards")
        }
        if parts.contains("CALL_PERMISSION_REQUEST"),
            !parts.isDisjoint(with: ["BUTTONS", "CAROUSEL", "LIMITED_TIME_OFFER"])
        {
            report(.callPermission, "buttons")
        }
    }

    private mutating func offerParts(_ components: [JSON], _ kinds: [String]) {
        for component in components {
            switch component.kind {
            case "HEADER":
                if !["IMAGE", "VIDEO"].contains(component["format"]?.string?.uppercased() ?? "TEXT") {
                    report(.offerHeader, "header")
                }
            case "FOOTER": report(.offerFooter, "footer")
            default: break
            }
        }
        let expires = components.contains { $0["limited_time_offer"]?["has_expiration"]?.looseBool == true }
        if expires, kinds.first != "COPY_CODE" { report(.offerCode, "buttons") }
        if !kinds.contains("URL") { report(.offerURL, "buttons") }
    }
}
