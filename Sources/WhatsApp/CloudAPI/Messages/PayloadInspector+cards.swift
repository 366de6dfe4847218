/// Cards and products of interactive messages.
extension PayloadInspector {
    mutating func carousel(_ action: PayloadNode) {
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
