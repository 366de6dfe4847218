extension PayloadInspector {
    /// How many buttons of a kind a template may have; 1 of those not named.
    private static let counts = ["QUICK_REPLY": 10, "URL": 2]
    /// Kinds that need a label.
    private static let labelled: Set<String> = [
        "QUICK_REPLY", "URL", "PHONE_NUMBER", "FLOW", "CATALOG", "MPM", "SPM", "VOICE_CALL", "ORDER_DETAILS",
    ]

    mutating func buttons(_ component: PayloadNode, _ frame: TemplateFrame) {
        let buttons = needList(component, "buttons", count: 1...(frame.isCard ? 2 : 10))
        let kinds = buttons.map { $0.json.text("type")?.uppercased() ?? "" }
        for button in buttons {
            self.button(button, frame)
        }
        for kind in Set(kinds).sorted() {
            let count = kinds.count { $0 == kind }
            let max = Self.counts[kind] ?? 1
            if count > max {
                report(
                    component.path(of: "buttons"),
                    .malformed("\(count) buttons of type \(kind), at most \(max) are allowed")
                )
            }
        }
        if !Self.areRepliesTogether(kinds) {
            report(component.path(of: "buttons"), .malformed("quick replies must stand together"))
        }
        let labels = buttons.compactMap { button in
            button.json.text("text").map { (value: $0, path: button.path(of: "text")) }
        }
        areUnique(labels)
    }

    private static func areRepliesTogether(_ kinds: [String]) -> Bool {
        guard let first = kinds.firstIndex(of: "QUICK_REPLY"), let last = kinds.lastIndex(of: "QUICK_REPLY") else {
            return true
        }
        let isOneBlock = kinds[first...last].allSatisfy { $0 == "QUICK_REPLY" }
        return isOneBlock && (first == 0 || last == kinds.count - 1)
    }

    private mutating func button(_ button: PayloadNode, _ frame: TemplateFrame) {
        guard let kind = needText(button, "type")?.uppercased() else { return }
        if Self.labelled.contains(kind) {
            label(button)
        }
        if frame.isAuthentication, kind != "OTP" {
            report(button.path(of: "type"), .notAllowed(kind))
        }
        switch kind {
        case "URL": buttonAddress(button)
        case "PHONE_NUMBER": needText(button, "phone_number", max: 20)
        case "COPY_CODE": copyCode(button)
        case "FLOW": flowButton(button)
        case "OTP": oneTimeCode(button, frame)
        case "QUICK_REPLY", "CATALOG", "MPM", "SPM", "VOICE_CALL", "ORDER_DETAILS": break
        default: report(button.path(of: "type"), .notAllowed(kind))
        }
    }

    private mutating func label(_ button: PayloadNode) {
        guard let label = needText(button, "text", max: 25) else { return }
        if label.contains("{{") || label.contains(where: \.isNewline) {
            report(button.path(of: "text"), .malformed("no variables or line breaks are allowed in a label"))
        }
    }

    private mutating func buttonAddress(_ button: PayloadNode) {
        needURL(button, "url", schemes: ["https://", "http://"], max: 2000)
        let url = button.json.text("url") ?? ""
        let text = TemplateText(url)
        let path = button.path(of: "url")
        guard !text.variables.isEmpty || text.hasLooseBraces else { return }
        if text.variables != ["1"] || text.parts.last != .variable("1") || text.parts.count != 2 {
            report(path, .malformed("one variable {{1}} is allowed, at the end"))
        }
        let example = button.json["example"].flatMap { $0.looseText ?? $0[0]?.looseText } ?? ""
        if example.isEmpty {
            report(button.path(of: "example"), .missing)
        }
    }

    private mutating func copyCode(_ button: PayloadNode) {
        let path = button.path(of: "example")
        guard let code = button.json["example"].flatMap({ $0.looseText ?? $0[0]?.looseText }), !code.isEmpty else {
            report(path, .missing)
            return
        }
        if code.unicodeScalars.count > 15 {
            report(path, .tooLong(max: 15, length: code.unicodeScalars.count))
        }
    }

    private mutating func flowButton(_ button: PayloadNode) {
        let keys = ["flow_id", "flow_name", "flow_json"]
        if keys.count(where: { button[$0] != nil }) != 1 {
            report(button.path, .notExactlyOne(of: keys))
        }
        if let action = text(button, "flow_action"), !["navigate", "data_exchange"].contains(action.lowercased()) {
            report(button.path(of: "flow_action"), .notAllowed(action))
        }
    }

    private mutating func oneTimeCode(_ button: PayloadNode, _ frame: TemplateFrame) {
        guard frame.isAuthentication else {
            report(button.path(of: "type"), .notAllowed("OTP outside an authentication template"))
            return
        }
        text(button, "text", max: 25)
        text(button, "autofill_text", max: 25)
        guard let type = needText(button, "otp_type")?.uppercased() else { return }
        switch type {
        case "COPY_CODE": return
        case "ONE_TAP": break
        case "ZERO_TAP":
            if button.json.flag("zero_tap_terms_accepted") != true {
                report(button.path(of: "zero_tap_terms_accepted"), .malformed("must be true"))
            }
        default:
            report(button.path(of: "otp_type"), .notAllowed(type))
            return
        }
        for app in needList(button, "supported_apps", count: 1...5) {
            needText(app, "package_name", max: 224)
            if let hash = needText(app, "signature_hash"), hash.utf8.count != 11 {
                report(app.path(of: "signature_hash"), .malformed("must have 11 characters"))
            }
        }
    }
}
