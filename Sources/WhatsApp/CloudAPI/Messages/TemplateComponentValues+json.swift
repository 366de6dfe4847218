extension TemplateComponentValues {
    /// An element of `template.components`.
    public var json: JSON {
        switch self {
        case .header(let value): Self.component("header", [value.json])
        case .body(let values): Self.component("body", values.map(\.json))
        case .button(let index, let value): Self.button(index, value)
        case .carousel(let cards): ["type": "carousel", "cards": .array(cards.map(\.json))]
        case .limitedTimeOffer(let expiration):
            Self.component(
                "limited_time_offer",
                [
                    [
                        "type": "limited_time_offer",
                        "limited_time_offer": ["expiration_time_ms": .integer(expiration)],
                    ]
                ]
            )
        case .orderStatus(let status):
            Self.component("order_status", [["type": "order_status", "order_status": status.json]])
        case .tapTarget(let url, let title):
            Self.component(
                "tap_target_configuration",
                [
                    [
                        "type": "tap_target_configuration",
                        "tap_target_configuration": [["url": .string(url), "title": .string(title)]],
                    ]
                ]
            )
        case .other(let component): component
        }
    }

    private static func component(_ type: String, _ parameters: [JSON]) -> JSON {
        ["type": .string(type), "parameters": .array(parameters)]
    }

    private static func button(_ index: Int, _ value: TemplateButtonValue) -> JSON {
        let (subType, parameters) = value.wire
        return [
            "type": "button",
            "sub_type": .string(subType),
            "index": .string("\(index)"),
            "parameters": parameters.isEmpty ? nil : .array(parameters),
        ]
    }
}

extension TemplateCardValues {
    fileprivate var json: JSON {
        ["card_index": .integer(index), "components": .array(components.map(\.json))]
    }
}
