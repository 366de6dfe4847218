import CloudAPI

/// The parts of an authentication template as Graph lists them: with the words that Meta writes, and with the button as
/// one that opens an address.
///
/// Source: listings of graph.facebook.com in public repositories, for example
/// `{"type":"URL","text":"Copy code","url":"https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}", …}`.
enum ListedCode {
    static func part(_ component: JSON) -> JSON {
        guard case .object(var object) = component else { return component }
        switch TemplateComponent(component) {
        case .body(let body):
            object["text"] = .string(body.shownText)
            object["example"] = object["example"] ?? ["body_text": [["123456"]]]
        case .footer(let footer): object["text"] = footer.shownText.map(JSON.string)
        case .buttons: object["buttons"] = .array((object["buttons"]?.array ?? []).map(button))
        default: break
        }
        return .object(object)
    }

    private static func button(_ button: JSON) -> JSON {
        guard button["type"]?.string == "OTP" else { return button }
        let address = address(button)
        return [
            "type": "URL", "text": .string(button["text"]?.string ?? "Copy code"),
            "url": .string(address + "{{1}}"), "example": [.string(address + "123456")],
        ]
    }

    /// Up to where the code stands.
    private static func address(_ button: JSON) -> String {
        let type = button["otp_type"]?.string ?? "COPY_CODE"
        var pairs = [("otp_type", type)]
        if type != "COPY_CODE" {
            pairs.append(("cta_display_name", button["autofill_text"]?.string ?? "Autofill"))
            // Older submissions name their one app beside the type.
            let apps = button["supported_apps"]?.array ?? [button]
            for key in ["package_name", "signature_hash"] {
                pairs.append((key, apps.compactMap { $0[key]?.string }.joined(separator: ",")))
            }
        }
        let query = pairs.map { "\($0)=\(FormFields.encode($1))" }.joined(separator: "&")
        return "https://www.whatsapp.com/otp/code/?\(query)&code=otp"
    }
}
