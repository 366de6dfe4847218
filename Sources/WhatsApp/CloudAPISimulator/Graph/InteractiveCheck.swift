import CloudAPI

/// Checks an `interactive` object by its type. Source: reference section 3, the table of interactive types.
enum InteractiveCheck {
    /// With its type in small letters, however it was sent.
    static func plain(_ value: JSON) -> JSON {
        guard case .object(var object) = value, let type = object["type"]?.string else { return value }
        object["type"] = .string(type.lowercased())
        return .object(object)
    }

    static func check(_ object: PayloadReader) throws(GraphRefusal) {
        try object.only(["type", "header", "body", "footer", "action"])
        let type = try object.need("type").oneOf(types)
        try checkHeader(object.member("header"), type: type)
        if let body = object.member("body") {
            try body.need("text").text(max: type == "list" ? 4096 : 1024)
        } else if !bodyOptional.contains(type) {
            _ = try object.need("body")
        }
        try object.member("footer")?.filled("text")?.text(max: 60)
        let action = try object.need("action")
        switch type {
        case "button": try checkButtons(action)
        case "list": try checkList(action)
        case "cta_url": try checkLink(action)
        case "flow": try checkFlow(action)
        case "product": try checkProduct(action)
        case "product_list": try checkProductList(action)
        case "carousel": _ = try action.need("cards").elements(2...10)
        case "location_request_message": try checkName(action, "send_location")
        case "order_details": try checkName(action, "review_and_pay")
        case "order_status": try checkName(action, "review_order")
        default: try checkName(action, type)
        }
    }

    private static let types: Set<String> = [
        "button", "list", "cta_url", "location_request_message", "carousel", "product", "product_list",
        "catalog_message", "flow", "address_message", "order_details", "order_status", "voice_call",
        "call_permission_request", "request_contact_info",
    ]
    private static let bodyOptional: Set<String> = ["product", "call_permission_request"]
    /// Which headers each type may have; the others have none.
    private static let headers: [String: Set<String>] = [
        "button": ["text", "image", "video", "document"], "cta_url": ["text", "image", "video", "document"],
        "flow": ["text", "image", "video", "document"], "list": ["text"], "product_list": ["text"],
        "order_details": ["text", "image", "video", "document"],
        "address_message": ["text", "image", "video", "document"],
    ]

    private static func checkHeader(_ header: PayloadReader?, type: String) throws(GraphRefusal) {
        // One that says nothing is as good as none: clients in Go write all members, filled or not.
        let isBlank = header?.value.object?.allSatisfy { $0.value.isNull || $0.value.string?.isEmpty == true } ?? false
        guard let header, !isBlank else {
            if type == "product_list" { throw .message(131008, "Parameter is missing: interactive.header") }
            return
        }
        let kind = try header.need("type").oneOf(headers[type] ?? [])
        if kind == "text" {
            try header.need("text").text(max: 60)
        } else {
            try SubmissionReader.checkMedia(header.need(kind), type: kind)
        }
    }

    private static func checkButtons(_ action: PayloadReader) throws(GraphRefusal) {
        try action.only(["buttons"])
        var ids: Set<String> = []
        var titles: Set<String> = []
        for button in try action.need("buttons").elements(1...3) {
            _ = try button.need("type").oneOf(["reply"])
            let reply = try button.need("reply")
            let id = try reply.need("id")
            let title = try reply.need("title")
            guard try ids.insert(id.text(max: 256)).inserted else { throw id.invalid("must be unique") }
            guard try titles.insert(title.text(max: 20)).inserted else { throw title.invalid("must be unique") }
        }
    }

    private static func checkList(_ action: PayloadReader) throws(GraphRefusal) {
        try action.only(["button", "sections"])
        try action.need("button").text(max: 20)
        let sections = try action.need("sections").elements(1...10)
        var ids: Set<String> = []
        var count = 0
        for section in sections {
            if sections.count > 1 { _ = try section.need("title") }
            try section.member("title")?.text(max: 24, min: sections.count > 1 ? 1 : 0)
            let rows = try section.need("rows").elements(1...10)
            count += rows.count
            for row in rows {
                let id = try row.need("id")
                guard try ids.insert(id.text(max: 200)).inserted else { throw id.invalid("must be unique") }
                try row.need("title").text(max: 24)
                try row.member("description")?.text(max: 72, min: 0)
            }
        }
        guard count <= 10 else {
            throw .message(
                131009,
                "Invalid parameter: \(action.path).sections: Total row count exceed max allowed count: 10"
            )
        }
    }

    private static func checkLink(_ action: PayloadReader) throws(GraphRefusal) {
        try checkName(action, "cta_url")
        let parameters = try action.need("parameters")
        try parameters.need("display_text").text(max: 20)
        try parameters.need("url").address()
    }

    private static func checkFlow(_ action: PayloadReader) throws(GraphRefusal) {
        try checkName(action, "flow")
        let parameters = try action.need("parameters")
        _ = try parameters.need("flow_message_version")
        if parameters.member("flow_id") == nil { _ = try parameters.need("flow_name") }
        try parameters.need("flow_cta").text(max: 30)
    }

    private static func checkProduct(_ action: PayloadReader) throws(GraphRefusal) {
        _ = try action.need("catalog_id")
        _ = try action.need("product_retailer_id")
    }

    private static func checkProductList(_ action: PayloadReader) throws(GraphRefusal) {
        _ = try action.need("catalog_id")
        for section in try action.need("sections").elements(1...10) {
            for item in try section.need("product_items").elements(1...30) {
                _ = try item.need("product_retailer_id")
            }
        }
    }

    private static func checkName(_ action: PayloadReader, _ name: String) throws(GraphRefusal) {
        let field = try action.need("name")
        guard field.value.string == name else { throw field.invalid("must be \(name)") }
    }
}
