extension TemplateChecker {
    private static let kinds: Set<String> = [
        "QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE", "FLOW", "CATALOG", "MPM", "SPM", "OTP", "ORDER_DETAILS",
        "VOICE_CALL",
    ]
    /// Kinds whose label is the business's.
    private static let labelled = kinds.subtracting(["COPY_CODE", "OTP"])
    /// Kinds that Meta shows without others beside them.
    private static let lonely: Set<String> = ["CATALOG", "MPM", "SPM", "ORDER_DETAILS"]

    private static let ofCards: Set<String> = ["QUICK_REPLY", "URL", "PHONE_NUMBER"]

    mutating func buttons(_ component: JSON, _ frame: TemplateFrame) {
        let path = "\(frame.prefix)buttons"
        guard let buttons = component["buttons"]?.array, !buttons.isEmpty else {
            return report(frame.isCard ? .cardButtons : .buttonsMissing, path)
        }
        let kinds = buttons.map(\.kind)
        if frame.isProductCard {
            if kinds != ["SPM"], kinds != ["URL"] { report(.cardProductButton, path) }
        } else if frame.isCard, let kind = kinds.first(where: { !Self.ofCards.contains($0) }), Self.kinds.contains(kind)
        {
            report(.cardButtonKind, path, "\(kind) is none of these.")
        }
        if frame.isCard, buttons.count > 2 { report(.cardButtons, path, "There are \(buttons.count) buttons.") }
        if buttons.count > 10 { report(.buttonsTooMany, path, "There are \(buttons.count) buttons.") }
        // Of an authentication template there is more to say than how often.
        guard !frame.isAuthentication else {
            for (index, button) in buttons.enumerated() where button.kind == "OTP" {
                oneTimeCode(button, "\(path).\(index)")
            }
            return
        }
        for (index, button) in buttons.enumerated() {
            self.button(button, "\(path).\(index)", frame)
        }
        counts(kinds, path)
        order(kinds, path)
        labels(buttons, path)
        if !frame.isCard, buttons.count > 1, let kind = kinds.first(where: Self.lonely.contains) {
            report(.buttonAlone, path, "\(kind) stands with others.")
        }
    }

    private mutating func counts(_ kinds: [String], _ path: String) {
        for kind in Set(kinds).intersection(Self.kinds).sorted() {
            let count = kinds.count { $0 == kind }
            switch kind {
            case "QUICK_REPLY": break
            case "URL": if count > 2 { report(.urlsMany, path, "There are \(count).") }
            case "PHONE_NUMBER": if count > 1 { report(.phonesMany, path, "There are \(count).") }
            case "COPY_CODE": if count > 1 { report(.codesMany, path, "There are \(count).") }
            default: if count > 1 { report(.buttonOnce, path, "There are \(count) of the kind \(kind).") }
            }
        }
    }

    /// QR,QR,URL or URL,QR,QR, never QR,URL,QR and never URL,QR,PHONE.
    private mutating func order(_ kinds: [String], _ path: String) {
        guard let first = kinds.firstIndex(of: "QUICK_REPLY"), let last = kinds.lastIndex(of: "QUICK_REPLY") else {
            return
        }
        let isOneBlock = kinds[first...last].allSatisfy { $0 == "QUICK_REPLY" }
        if !isOneBlock || (first != 0 && last != kinds.count - 1) { report(.repliesApart, path) }
    }

    private mutating func labels(_ buttons: [JSON], _ path: String) {
        var seen: Set<String> = []
        for (index, button) in buttons.enumerated() {
            guard let label = button["text"]?.string, !label.isEmpty, !seen.insert(label).inserted else { continue }
            report(.buttonTextTwice, "\(path).\(index).text", "“\(label)” is there already.")
        }
    }

    private mutating func button(_ button: JSON, _ path: String, _ frame: TemplateFrame) {
        let kind = button.kind
        guard Self.kinds.contains(kind) else {
            return report(.buttonKind, "\(path).type", kind.isEmpty ? nil : "\(kind) is no kind of button.")
        }
        if Self.labelled.contains(kind) { label(button, path) }
        switch kind {
        case "URL": address(button, path)
        case "PHONE_NUMBER": phone(button, path)
        case "COPY_CODE": code(button, path)
        case "FLOW": flow(button, path)
        case "OTP": report(.codeOutside, "\(path).type")
        default: break
        }
    }

    private mutating func label(_ button: JSON, _ path: String) {
        guard let label = need(button, "text", .buttonText, "\(path).text") else { return }
        limit(label, 25, .buttonTextTooLong, "\(path).text")
        if label.contains("{{") || label.contains(where: \.isNewline) { report(.buttonTextVariable, "\(path).text") }
        if Self.hasEmoji(label) { report(.buttonTextEmoji, "\(path).text") }
        if label.contains("*") { report(.buttonTextFormatting, "\(path).text") }
    }

    private mutating func address(_ button: JSON, _ path: String) {
        guard let url = need(button, "url", .urlMissing, "\(path).url") else { return }
        limit(url, 2000, .urlTooLong, "\(path).url")
        let lower = url.lowercased()
        let hasScheme = ["https://", "http://"].contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
        if !hasScheme || url.contains(where: \.isWhitespace) { report(.urlForm, "\(path).url") }
        if ["wa.me", "whatsapp.com", "bit.ly", "tinyurl.com"].contains(where: { lower.contains("//\($0)") }) {
            report(.urlWhatsApp, "\(path).url")
        }
        let text = TemplateText(url)
        guard !text.variables.isEmpty || text.hasLooseBraces else { return }
        if text.hasLooseBraces || text.variables.count != 1 || text.parts.last != .variable(text.variables[0])
            || text.parts.count != 2 || text.variables != ["1"]
        {
            report(.urlVariable, "\(path).url")
        }
        if Self.example(button).isEmpty { report(.urlExample, "\(path).example") }
    }

    private static func example(_ button: JSON) -> String {
        button["example"].flatMap { $0.looseText ?? $0[0]?.looseText } ?? ""
    }

    private mutating func phone(_ button: JSON, _ path: String) {
        guard let phone = button["phone_number"]?.looseText, phone.contains(where: { !$0.isWhitespace }) else {
            return report(.phoneMissing, "\(path).phone_number")
        }
        limit(phone, 20, .phoneTooLong, "\(path).phone_number")
        if !phone.allSatisfy({ $0.isASCII && ($0.isNumber || "+ -()".contains($0)) }) {
            report(.phoneForm, "\(path).phone_number")
        }
    }

    private mutating func code(_ button: JSON, _ path: String) {
        let code = Self.example(button)
        if code.isEmpty { report(.codeExample, "\(path).example") }
        limit(code, 15, .codeTooLong, "\(path).example")
    }

    private mutating func flow(_ button: JSON, _ path: String) {
        if ["flow_id", "flow_name", "flow_json"].count(where: { button[$0]?.isNull == false }) != 1 {
            report(.flowReference, "\(path).flow_id")
        }
        if let action = button["flow_action"]?.string, !["navigate", "data_exchange"].contains(action.lowercased()) {
            report(.flowAction, "\(path).flow_action", "\(action) is none of these.")
        }
        if let icon = button["icon"]?.string, !["DOCUMENT", "PROMOTION", "REVIEW"].contains(icon.uppercased()) {
            report(.flowIcon, "\(path).icon", "\(icon) is none of these.")
        }
    }
}
