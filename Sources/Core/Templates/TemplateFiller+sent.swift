import CloudAPI
import Primitives

/// What goes to Meta.
extension TemplateFiller {
    func sent(_ values: [String: String]) -> [JSON] {
        let plain = parts.filter { $0.card == nil }
        let cards = Dictionary(grouping: parts.filter { $0.card != nil }) { $0.card ?? 0 }
        let carousel = cards.sorted { $0.key < $1.key }.compactMap { index, parts -> JSON? in
            let isLeftOut = parts.contains { !$0.variable.required && !$0.isQuiet && value(of: $0, values) == nil }
            guard !isLeftOut else { return nil }
            return ["card_index": .integer(index), "components": .array(components(parts, values))]
        }
        return components(plain, values) + (carousel.isEmpty ? [] : [["type": "carousel", "cards": .array(carousel)]])
    }

    private func components(_ parts: [TemplatePart], _ values: [String: String]) -> [JSON] {
        var header: [JSON] = []
        var body: [JSON] = []
        var rest: [JSON] = []
        for part in parts {
            let given = value(of: part, values)
            let value = given ?? ""
            switch part.place {
            case .headerText(let name): header.append(text(value, name))
            case .headerMedia(let kind): header.append(media(kind, value))
            case .headerLocation: header.append(["type": "location", "location": Self.json(value)])
            case .headerProduct: header.append(["type": "product", "product": Self.product(value)])
            case .body(let name): body.append(text(value, name))
            case .offerExpiry:
                let end: JSON = .integer(Timestamp(value)?.milliseconds ?? 0)
                let offer: JSON = ["type": "limited_time_offer", "limited_time_offer": ["expiration_time_ms": end]]
                rest.append(["type": "limited_time_offer", "parameters": [offer]])
            default:
                if let button = button(part, given, values) { rest.append(button) }
            }
        }
        func component(_ type: String, _ parameters: [JSON]) -> [JSON] {
            parameters.isEmpty ? [] : [["type": .string(type), "parameters": .array(parameters)]]
        }
        return component("header", header) + component("body", body) + rest
    }

    private func button(_ part: TemplatePart, _ value: String?, _ values: [String: String]) -> JSON? {
        func action(_ kind: String, _ index: Int, _ action: JSON) -> JSON {
            button(kind, index, ["type": "action", "action": action])
        }
        switch part.place {
        case .buttonURL(let index): return button("url", index, ["type": "text", "text": .string(value ?? "")])
        case .copyCode(let index):
            return button("copy_code", index, ["type": "coupon_code", "coupon_code": .string(value ?? "")])
        case .thumbnail(let index):
            return value.map { action("catalog", index, ["thumbnail_product_retailer_id": .string($0)]) }
        case .products(let index):
            let key = part.card.map { "card.\($0).button.\(index).thumbnail" } ?? "button.\(index).thumbnail"
            let sections = (value.flatMap(Self.json)?.array ?? []).map(Self.section)
            return action(
                "mpm",
                index,
                ["thumbnail_product_retailer_id": values[key].map(JSON.string), "sections": .array(sections)]
            )
        case .order(let index):
            return action("order_details", index, ["order_details": value.flatMap(Self.json)])
        case .payload(let index):
            // The cards of a carousel share their texts: a payload of ours says which card was tapped.
            let payload = value ?? part.card.map { SentButton(index: index, card: $0).payload }
            return payload.map { button("quick_reply", index, ["type": "payload", "payload": .string($0)]) }
        case .flow(let index): return action("flow", index, ["flow_token": .string(value ?? "unused")])
        default: return nil
        }
    }

    /// Ours is shorter than Meta's: the retailer's ids alone.
    private static func section(_ section: JSON) -> JSON {
        let products = (section["products"]?.array ?? []).map { ["product_retailer_id": $0] as JSON }
        return ["title": section["title"], "product_items": .array(products)]
    }

    private static func product(_ value: String) -> JSON {
        value.hasPrefix("{") ? json(value) ?? .string(value) : ["product_retailer_id": .string(value)]
    }

    private func text(_ value: String, _ name: String) -> JSON {
        .members([
            ("type", "text"), ("parameter_name", template.usesNames ? .string(name) : nil), ("text", .string(value)),
        ])
    }

    private func media(_ kind: String, _ value: String) -> JSON {
        let source: [(String, JSON?)] = [
            (value.hasPrefix("https://") ? "link" : "id", .string(value)),
            ("lodestone_media", Self.isOurFile(value) ? .string(value) : nil),
        ]
        return .members([("type", .string(kind)), (kind, .members(source))])
    }

    private func button(_ kind: String, _ index: Int, _ parameter: JSON) -> JSON {
        ["type": "button", "sub_type": .string(kind), "index": .string("\(index)"), "parameters": [parameter]]
    }
}
