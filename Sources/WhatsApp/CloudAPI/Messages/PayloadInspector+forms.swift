extension PayloadInspector {
    mutating func flow(_ action: PayloadNode) {
        needWord(action, "name", ["flow"])
        guard let parameters = needObject(action, "parameters") else { return }
        needWord(parameters, "flow_message_version", ["3"])
        if (parameters["flow_id"] == nil) == (parameters["flow_name"] == nil) {
            report(parameters.path, .notExactlyOne(of: ["flow_id", "flow_name"]))
        }
        // 20 by the documentation; the OpenAPI file says 30, so only more is certainly wrong.
        if let label = needText(parameters, "flow_cta", max: 30),
            label.unicodeScalars.contains(where: \.properties.isEmojiPresentation)
        {
            report(parameters.path(of: "flow_cta"), .malformed("no emoji allowed"))
        }
        if parameters["mode"] != nil {
            needWord(parameters, "mode", ["published", "draft"])
        }
        if parameters["flow_action"] != nil {
            needWord(parameters, "flow_action", ["navigate", "data_exchange"])
        }
        if let payload = object(parameters, "flow_action_payload") {
            text(payload, "screen")
            if let data = object(payload, "data"), data.json.object?.isEmpty == true {
                report(data.path, .empty)
            }
        }
    }

    mutating func address(_ action: PayloadNode) {
        needWord(action, "name", ["address_message"])
        guard let parameters = needObject(action, "parameters") else { return }
        needWord(parameters, "country", ["IN"])
        guard let values = object(parameters, "values") else { return }
        let fields: Set<String> = [
            "name", "phone_number", "in_pin_code", "house_number", "floor_number", "tower_number", "building_name",
            "address", "landmark_area", "city", "state",
        ]
        knows(values, fields)
        if let code = text(values, "in_pin_code"), code.count != 6 || Int(code) == nil {
            report(values.path(of: "in_pin_code"), .malformed("not six digits"))
        }
    }

    mutating func orderStatus(_ action: PayloadNode) {
        needWord(action, "name", ["review_order"])
        if let parameters = needObject(action, "parameters") {
            orderStatusParameters(parameters)
        }
    }

    mutating func orderStatusParameters(_ parameters: PayloadNode) {
        reference(parameters)
        if let order = needObject(parameters, "order") {
            needWord(order, "status", OrderStatus.State.allCases.map(\.rawValue))
            text(order, "description", max: 120)
        }
    }

    mutating func orderDetails(_ action: PayloadNode) {
        needWord(action, "name", ["review_and_pay"])
        if let parameters = needObject(action, "parameters") {
            orderDetailsParameters(parameters)
        }
    }

    mutating func orderDetailsParameters(_ parameters: PayloadNode) {
        reference(parameters)
        needText(parameters, "currency", max: 3)
        if parameters["payment_settings"] == nil, parameters["payment_type"] == nil {
            report(parameters.path(of: "payment_settings"), .missing)
        }
        let total = amount(parameters, "total_amount")
        guard let order = needObject(parameters, "order") else { return }
        // A quick payment has no items.
        if order.json.text("type") == "quick_pay" { return }
        if parameters["type"] != nil {
            needWord(parameters, "type", ["digital-goods", "physical-goods"])
        }
        let subtotal = amount(order, "subtotal")
        let tax = amount(order, "tax")
        let shipping = order["shipping"] == nil ? 0 : amount(order, "shipping")
        let discount = order["discount"] == nil ? 0 : amount(order, "discount")
        items(order, subtotal: subtotal)
        if let total, let subtotal, let tax, let shipping, let discount,
            Int128(total) != Int128(subtotal) + Int128(tax) + Int128(shipping) - Int128(discount)
        {
            report(parameters.path(of: "total_amount"), .malformed("not subtotal + tax + shipping - discount"))
        }
    }

    private mutating func items(_ order: PayloadNode, subtotal: Int64?) {
        var sum: Int128 = 0
        for item in needList(order, "items", count: 1...999) {
            needText(item, "name", max: 60)
            let amount = amount(item, "amount")
            let sale = item["sale_amount"] == nil ? nil : self.amount(item, "sale_amount")
            let quantity = needInteger(item, "quantity", 1...Int64(Int32.max))
            // What is out of range has been reported, and might not fit.
            guard let each = sale ?? amount, let quantity, (1...Int64(Int32.max)).contains(quantity) else { continue }
            sum += Int128(each) * Int128(quantity)
        }
        if let subtotal, Int128(subtotal) != sum {
            report(order.path(of: "subtotal"), .malformed("not the sum of the items"))
        }
    }

    private mutating func reference(_ parameters: PayloadNode) {
        guard let reference = needText(parameters, "reference_id", max: 35) else { return }
        let isPlain = reference.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "_-.".unicodeScalars.contains($0))
        }
        if !isPlain {
            report(parameters.path(of: "reference_id"), .malformed("only letters, digits, _, - and . are allowed"))
        }
    }

    private mutating func amount(_ parent: PayloadNode, _ key: String) -> Int64? {
        guard let amount = needObject(parent, key) else { return nil }
        text(amount, "description", max: 60)
        needInteger(amount, "offset", 1...1_000_000)
        return needInteger(amount, "value", 0...Int64.max)
    }
}
