extension PayloadInspector {
    /// The template part of a send, as far as it can be checked without the template itself.
    mutating func template(_ root: PayloadNode) {
        guard let template = needObject(root, "template", keys: ["name", "namespace", "language", "components"]) else {
            return
        }
        needText(template, "name", max: 512)
        if let language = needObject(template, "language", keys: ["code", "policy"]) {
            needText(language, "code", max: 16)
        }
        if let components = template["components"] {
            for component in list(components, count: 0...20) {
                self.component(component)
            }
        }
    }

    private mutating func component(_ component: PayloadNode) {
        guard let type = needText(component, "type")?.lowercased() else { return }
        switch type {
        case "header", "body":
            if let parameters = component["parameters"] {
                for parameter in list(parameters, count: 0...200) {
                    value(parameter)
                }
            }
        case "button": button(component)
        case "carousel":
            for card in needList(component, "cards", count: 1...10) {
                needInteger(card, "card_index", 0...9)
                if let components = card["components"] {
                    for component in list(components, count: 0...5) {
                        self.component(component)
                    }
                }
            }
        case "limited_time_offer":
            for parameter in needList(component, "parameters", count: 1...1) {
                if let offer = needObject(parameter, "limited_time_offer") {
                    needInteger(offer, "expiration_time_ms", 1...Int64.max)
                }
            }
        case "order_status":
            for parameter in needList(component, "parameters", count: 1...1) {
                if let status = needObject(parameter, "order_status") {
                    orderStatusParameters(status)
                }
            }
        case "footer", "tap_target_configuration": break
        default: report(component.path(of: "type"), .notAllowed(type))
        }
    }

    /// A parameter of a header or a body.
    private mutating func value(_ parameter: PayloadNode) {
        guard let type = needText(parameter, "type")?.lowercased() else { return }
        switch type {
        case "text":
            if let text = needText(parameter, "text") {
                characters(text, parameter.path(of: "text"))
            }
        case "image", "video", "gif": media(parameter, type, keys: [])
        case "document": media(parameter, type, keys: ["filename"])
        case "location": location(parameter, type)
        case "product":
            if let product = needObject(parameter, "product") {
                needIdentity(product, "product_retailer_id")
            }
        case "currency", "date_time":
            if let object = needObject(parameter, type) {
                needText(object, "fallback_value")
            }
        default: report(parameter.path(of: "type"), .notAllowed(type))
        }
    }

    /// Values may hold no line break, no tab and no more than four spaces in a row.
    private mutating func characters(_ text: String, _ path: String) {
        if TemplateText.isBadlySpaced(text) {
            report(path, .malformed("no line breaks, tabs or more than four spaces in a row"), code: 132018)
        }
    }

    private mutating func button(_ component: PayloadNode) {
        needInteger(component, "index", 0...9)
        guard let type = needText(component, "sub_type")?.lowercased() else { return }
        let parameters = component["parameters"].map { list($0, count: 0...3) } ?? []
        switch type {
        case "quick_reply":
            for parameter in parameters {
                needText(parameter, "payload", max: 128)
            }
        case "url":
            for parameter in parameters {
                if let text = needText(parameter, "text", max: 2000) {
                    characters(text, parameter.path(of: "text"))
                }
            }
        case "copy_code":
            for parameter in parameters {
                needText(parameter, "coupon_code", max: 15)
            }
        case "flow", "catalog", "mpm", "order_details":
            for parameter in parameters {
                action(parameter, of: type)
            }
        case "voice_call", "spm", "phone_number", "otp": break
        default: report(component.path(of: "sub_type"), .notAllowed(type))
        }
    }

    private mutating func action(_ parameter: PayloadNode, of type: String) {
        guard let action = needObject(parameter, "action") else { return }
        switch type {
        case "mpm":
            needIdentity(action, "thumbnail_product_retailer_id")
            productSections(action, sectionsMax: 10, productsMax: 30)
        case "order_details":
            if let order = needObject(action, "order_details") {
                orderDetailsParameters(order)
            }
        default: break
        }
    }
}
