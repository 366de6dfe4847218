/// Which parts surround an action.
private struct InteractiveShape {
    /// Types of header; none are allowed when empty.
    var headers: Set<String> = []
    var isHeaderRequired = false
    var bodyMax = 1024
    var isBodyRequired = true
    var allowsFooter = true
}

extension PayloadInspector {
    mutating func interactive(_ root: PayloadNode) {
        guard let object = needObject(root, "interactive", keys: ["type", "header", "body", "footer", "action"]),
            let type = needText(object, "type")
        else { return }
        guard let shape = Self.shape(of: type) else {
            report(object.path(of: "type"), .notAllowed(type))
            return
        }
        surroundings(object, shape)
        if let action = needObject(object, "action") {
            self.action(action, type: type)
        }
    }

    private static func shape(of type: String) -> InteractiveShape? {
        let any: Set<String> = ["text", "image", "video", "document"]
        return switch type {
        case "button", "cta_url": InteractiveShape(headers: any)
        case "list": InteractiveShape(headers: ["text"], bodyMax: 4096)
        case "flow": InteractiveShape(headers: any)
        case "location_request_message": InteractiveShape(allowsFooter: false)
        case "carousel": InteractiveShape(allowsFooter: false)
        case "product": InteractiveShape(isBodyRequired: false)
        case "product_list": InteractiveShape(headers: ["text"], isHeaderRequired: true)
        case "catalog_message": InteractiveShape()
        case "address_message": InteractiveShape(headers: any)
        case "order_details": InteractiveShape(headers: ["image", "document"])
        case "order_status": InteractiveShape()
        case "voice_call", "request_contact_info": InteractiveShape()
        case "call_permission_request": InteractiveShape(isBodyRequired: false)
        default: nil
        }
    }

    private mutating func surroundings(_ object: PayloadNode, _ shape: InteractiveShape) {
        if let header = object["header"] {
            self.header(header, shape)
        } else if shape.isHeaderRequired {
            report(object.path(of: "header"), .missing)
        }
        if shape.isBodyRequired || object["body"] != nil, let body = needObject(object, "body", keys: ["text"]) {
            needText(body, "text", max: shape.bodyMax)
        }
        if let footer = object["footer"] {
            guard shape.allowsFooter else {
                report(footer.path, .unknownKey)
                return
            }
            if isObject(footer) {
                needText(footer, "text", max: 60)
            }
        }
    }

    private mutating func header(_ header: PayloadNode, _ shape: InteractiveShape) {
        guard isObject(header), let type = needText(header, "type") else { return }
        guard shape.headers.contains(type) else {
            report(header.path(of: "type"), .notAllowed(type))
            return
        }
        headerContent(header, type: type)
    }

    private mutating func headerContent(_ header: PayloadNode, type: String) {
        switch type {
        case "text": needText(header, "text", max: 60)
        case "document": media(header, type, keys: ["filename"])
        default: media(header, type, keys: [])
        }
    }

    private mutating func action(_ action: PayloadNode, type: String) {
        switch type {
        case "button": buttons(action)
        case "list": list(action)
        case "cta_url": link(action)
        case "carousel": carousel(action)
        case "product":
            needIdentity(action, "catalog_id")
            needIdentity(action, "product_retailer_id")
        case "product_list":
            needIdentity(action, "catalog_id")
            productSections(action, sectionsMax: 10, productsMax: 30)
        case "flow": flow(action)
        case "location_request_message": needWord(action, "name", ["send_location"])
        case "order_details": orderDetails(action)
        case "order_status": orderStatus(action)
        case "address_message": address(action)
        case "voice_call": voiceCall(action)
        default: needWord(action, "name", [type])
        }
    }

    private mutating func buttons(_ action: PayloadNode) {
        var titles: [(value: String, path: String)] = []
        var ids: [(value: String, path: String)] = []
        for button in needList(action, "buttons", count: 1...3) {
            needWord(button, "type", ["reply"])
            guard let reply = needObject(button, "reply", keys: ["id", "title"]) else { continue }
            if let id = needText(reply, "id", max: 256) {
                ids.append((id, reply.path(of: "id")))
            }
            if let title = needText(reply, "title", max: 20) {
                titles.append((title, reply.path(of: "title")))
            }
        }
        areUnique(ids)
        areUnique(titles)
    }

    private mutating func list(_ action: PayloadNode) {
        needText(action, "button", max: 20)
        let sections = needList(action, "sections", count: 1...10)
        var ids: [(value: String, path: String)] = []
        var count = 0
        for section in sections {
            if sections.count > 1 {
                needText(section, "title", max: 24)
            } else {
                text(section, "title", max: 24)
            }
            let rows = needList(section, "rows", count: 1...10)
            count += rows.count
            for row in rows {
                if let id = needText(row, "id", max: 200) {
                    ids.append((id, row.path(of: "id")))
                }
                needText(row, "title", max: 24)
                text(row, "description", max: 72)
            }
        }
        if count > 10 {
            report(action.path(of: "sections"), .tooMany(max: 10, count: count))
        }
        areUnique(ids)
    }

    private mutating func link(_ action: PayloadNode) {
        needWord(action, "name", ["cta_url"])
        guard let parameters = needObject(action, "parameters", keys: ["display_text", "url"]) else { return }
        needText(parameters, "display_text", max: 20)
        needURL(parameters, "url", schemes: ["https://", "http://"])
    }

    private mutating func carousel(_ action: PayloadNode) {
        let cards = needList(action, "cards", count: 2...10)
        var indexes: [(value: String, path: String)] = []
        for card in cards {
            if let index = needInteger(card, "card_index", 0...9) {
                indexes.append(("\(index)", card.path(of: "card_index")))
            }
            switch needWord(card, "type", ["cta_url", "product"]) {
            case "cta_url": mediaCard(card)
            case "product":
                guard let action = needObject(card, "action") else { continue }
                needIdentity(action, "catalog_id")
                needIdentity(action, "product_retailer_id")
            default: break
            }
        }
        areUnique(indexes)
        let kinds = Set(cards.compactMap { $0.json["header"]?.text("type") ?? $0.json.text("type") })
        if kinds.count > 1 {
            report(action.path(of: "cards"), .malformed("all cards must be of one kind"))
        }
    }

    private mutating func mediaCard(_ card: PayloadNode) {
        if let header = needObject(card, "header"), let type = needWord(header, "type", ["image", "video"]) {
            headerContent(header, type: type)
        }
        if let body = object(card, "body"), let text = needText(body, "text", max: 160),
            text.count(where: \.isNewline) > 2
        {
            report(body.path(of: "text"), .malformed("more than two line breaks"))
        }
        if let action = needObject(card, "action") {
            link(action)
        }
    }

    private mutating func voiceCall(_ action: PayloadNode) {
        needWord(action, "name", ["voice_call"])
        if let parameters = object(action, "parameters") {
            text(parameters, "display_text", max: 20)
            if parameters["ttl_minutes"] != nil {
                needInteger(parameters, "ttl_minutes", 1...43200)
            }
        }
    }

    mutating func productSections(_ parent: PayloadNode, sectionsMax: Int, productsMax: Int) {
        let sections = needList(parent, "sections", count: 1...sectionsMax)
        var count = 0
        for section in sections {
            if sections.count > 1 {
                needText(section, "title", max: 24)
            } else {
                text(section, "title", max: 24)
            }
            let products = needList(section, "product_items", count: 1...productsMax)
            count += products.count
            for product in products {
                needIdentity(product, "product_retailer_id")
            }
        }
        if count > productsMax {
            report(parent.path(of: "sections"), .tooMany(max: productsMax, count: count))
        }
    }
}
