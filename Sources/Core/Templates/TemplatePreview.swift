import CloudAPI

/// Shows what a customer will see: Meta's components with the values in their texts.
struct TemplatePreview {
    let values: [String: String]

    func show(_ component: JSON, card: Int?) -> JSON {
        guard var object = component.object else { return component }
        let prefix = card.map { "card.\($0)." } ?? ""
        let word = component["type"]?.string?.lowercased() ?? ""
        if let text = component["text"]?.string {
            object["text"] = .string(TemplateText(text).filled { values["\(prefix)\(word).\($0)"] })
        }
        if word == "header", let media = values["\(prefix)header.media"] {
            object["media"] = .string(media)
        }
        for key in ["location", "product"] where word == "header" {
            guard let value = values["\(prefix)header.\(key)"] else { continue }
            object[key] = TemplateFiller.json(value) ?? .string(value)
        }
        if let buttons = component["buttons"]?.array {
            object["buttons"] = .array(buttons.enumerated().map { button($1, "\(prefix)button.\($0)") })
        }
        if let cards = component["cards"]?.array {
            object["cards"] = .array(
                cards.enumerated().map { place, card in
                    let shown = (card["components"]?.array ?? []).map { show($0, card: place) }
                    return .members([("components", .array(shown))])
                }
            )
        }
        object["example"] = nil
        return .object(object)
    }

    private func button(_ button: JSON, _ place: String) -> JSON {
        guard var object = button.object else { return button }
        let key = "\(place).1"
        for (member, name) in [("products", "products"), ("order", "order"), ("thumbnail", "thumbnail")] {
            guard let value = values["\(place).\(name)"] else { continue }
            object[member] = TemplateFiller.json(value) ?? .string(value)
        }
        if let url = button["url"]?.string {
            object["url"] = .string(TemplateText(url).filled { _ in values[key] })
        }
        if button["type"]?.string?.uppercased() == "COPY_CODE", let code = values[key] {
            object["code"] = .string(code)
        }
        object["example"] = nil
        return .object(object)
    }
}
