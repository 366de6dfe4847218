import CloudAPI

/// Reads the parts of one component, outside a carousel or in one of its cards.
struct TemplatePartMaker {
    let card: Int?
    var isRequired = true

    func header(_ component: JSON) -> [TemplatePart] {
        let format = component["format"]?.string?.uppercased() ?? "TEXT"
        let sample = component["example"]?["header_handle"]?[0]?.string
        func media(_ type: TemplateVariable.Kind) -> [TemplatePart] {
            let place = TemplatePart.Place.headerMedia(kind: type.rawValue)
            return [part(place, "header.media", type, label: "Header \(type.rawValue)", sample: sample)]
        }
        switch format {
        case "TEXT": return texts(component, "header") { .headerText(name: $0) }
        case "IMAGE": return media(.image)
        case "VIDEO": return media(.video)
        case "DOCUMENT": return media(.document)
        case "GIF": return media(.gif)
        case "LOCATION": return [part(.headerLocation, "header.location", .location, label: "Header location")]
        case "PRODUCT": return [part(.headerProduct, "header.product", .product, label: "Header product")]
        default: return []
        }
    }

    func texts(_ component: JSON, _ word: String, place: (String) -> TemplatePart.Place) -> [TemplatePart] {
        let example = component["example"]
        let named = example?["\(word)_text_named_params"]?.array ?? []
        let list = example?["\(word)_text"]
        let samples = list?[0]?.array ?? list?.array ?? []
        return TemplateText(component["text"]?.string ?? "").orderedVariables.enumerated().map { number, name in
            let byName = named.first { $0["param_name"]?.string == name }?["example"]?.looseText
            let inOrder = number < samples.count ? samples[number].looseText : nil
            let label = "\(word.prefix(1).uppercased() + word.dropFirst()) {{\(name)}}"
            return part(place(name), "\(word).\(name)", .text, label: label, sample: byName ?? inOrder)
        }
    }

    func button(_ button: JSON, _ index: Int) -> [TemplatePart] {
        let label = button["text"]?.string.map { "Button “\($0)”" } ?? "Button \(index + 1)"
        func make(_ place: TemplatePart.Place, _ key: String, _ type: TemplateVariable.Kind, required: Bool = true)
            -> TemplatePart
        {
            let sample = button["example"]?.string ?? button["example"]?[0]?.string
            let isOne = type == .link || type == .code
            return part(
                place,
                "button.\(index).\(key)",
                type,
                button: index,
                label: label,
                sample: isOne ? sample : nil,
                required: required
            )
        }
        switch button["type"]?.string?.uppercased() {
        case "URL" where !TemplateText(button["url"]?.string ?? "").variables.isEmpty:
            return [make(.buttonURL(index: index), "1", .link)]
        case "OTP": return [make(.buttonURL(index: index), "1", .code)]
        case "COPY_CODE": return [make(.copyCode(index: index), "1", .code)]
        case "CATALOG": return [make(.thumbnail(index: index), "thumbnail", .product, required: false)]
        case "MPM":
            return [
                make(.productsThumbnail(index: index), "thumbnail", .product),
                make(.products(index: index), "products", .products),
            ]
        case "ORDER_DETAILS": return [make(.order(index: index), "order", .order)]
        // No card of a carousel has a button that calls.
        case "QUICK_REPLY",
            "VOICE_CALL" where card == nil:
            return [make(.payload(index: index), "payload", .payload, required: false)]
        case "FLOW": return [make(.flow(index: index), "flow", .flow, required: false)]
        default: return []
        }
    }

    func part(
        _ place: TemplatePart.Place,
        _ key: String,
        _ type: TemplateVariable.Kind,
        button: Int? = nil,
        label: String,
        sample: String? = nil,
        required: Bool = true
    ) -> TemplatePart {
        let component = String(key.prefix { $0 != "." })
        return TemplatePart(
            place: place,
            card: card,
            variable: TemplateVariable(
                key: card.map { "card.\($0).\(key)" } ?? key,
                component: card == nil ? component : "card",
                type: type,
                card: card,
                button: button,
                label: card.map { "Card \($0 + 1): \(label)" } ?? label,
                sample: sample,
                required: required && isRequired
            )
        )
    }
}
