/// Templates of special kinds.
extension PayloadInspector {
    mutating func offer(_ component: PayloadNode, _ frame: TemplateFrame) {
        if frame.category != "MARKETING" {
            report(component.path, .notAllowed("an offer in a template that is not for marketing"))
        }
        guard let offer = needObject(component, "limited_time_offer") else { return }
        needText(offer, "text", max: 16)
        flag(offer, "has_expiration")
    }

    /// What a limited-time offer needs and forbids around it.
    mutating func offerParts(_ components: [PayloadNode], _ frame: TemplateFrame) {
        for component in components {
            switch component.json.text("type")?.uppercased() {
            case "HEADER":
                let format = component.json.text("format")?.uppercased() ?? ""
                if !["IMAGE", "VIDEO"].contains(format) {
                    report(component.path(of: "format"), .notAllowed(format))
                }
            case "FOOTER": report(component.path, .notAllowed("a footer in a limited-time offer"))
            default: break
            }
        }
        let expires = components.contains { $0.json["limited_time_offer"]?.flag("has_expiration") == true }
        let buttons = components.first { $0.json.text("type")?.uppercased() == "BUTTONS" }
        let first = buttons?.json.list("buttons").first?.text("type")?.uppercased()
        if expires, first != "COPY_CODE" {
            report(buttons?.path ?? "components", .malformed("an offer that expires needs a COPY_CODE button, first"))
        }
    }

    /// An authentication template is a body, perhaps a footer, and one button for the code.
    mutating func authenticationParts(_ components: [PayloadNode]) {
        for component in components {
            let type = component.json.text("type")?.uppercased() ?? ""
            if !["BODY", "FOOTER", "BUTTONS", "HEADER"].contains(type) {
                report(component.path(of: "type"), .notAllowed("\(type) in an authentication template"))
            }
        }
        let buttons = components.first { $0.json.text("type")?.uppercased() == "BUTTONS" }
        let kinds = buttons?.json.list("buttons").compactMap { $0.text("type")?.uppercased() }
        if kinds != ["OTP"] {
            report(buttons?.path ?? "components", .malformed("exactly one OTP button is required"))
        }
    }
}
