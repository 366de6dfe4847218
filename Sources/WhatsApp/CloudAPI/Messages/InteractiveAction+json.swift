extension InteractiveAction {
    /// `interactive.type` and `interactive.action`.
    var wire: (type: String, action: JSON) {
        switch self {
        case .buttons(let buttons): ("button", ["buttons": .array(buttons.map(\.json))])
        case .list(let label, let sections):
            ("list", ["button": .string(label), "sections": .array(sections.map(\.json))])
        case .link(let label, let url):
            ("cta_url", Self.named("cta_url", ["display_text": .string(label), "url": .string(url)]))
        case .locationRequest: ("location_request_message", Self.named("send_location"))
        case .mediaCarousel(let cards):
            ("carousel", ["cards": .array(cards.enumerated().map { $1.json(index: $0) })])
        case .productCarousel(let catalogID, let retailerIDs):
            ("carousel", ["cards": Self.productCards(catalogID, retailerIDs)])
        case .product(let catalogID, let retailerID):
            ("product", ["catalog_id": .string(catalogID), "product_retailer_id": .string(retailerID)])
        case .productList(let catalogID, let sections):
            ("product_list", ["catalog_id": .string(catalogID), "sections": .array(sections.map(\.json))])
        case .catalog(let thumbnail):
            (
                "catalog_message",
                Self.named("catalog_message", thumbnail.map { ["thumbnail_product_retailer_id": .string($0)] })
            )
        case .flow(let flow): ("flow", Self.named("flow", flow.json))
        case .address(let request): ("address_message", Self.named("address_message", request.json))
        case .orderDetails(let order): ("order_details", Self.named("review_and_pay", order.json))
        case .orderStatus(let status): ("order_status", Self.named("review_order", status.json))
        case .voiceCall(let label, let ttl, let payload):
            (
                "voice_call",
                Self.named(
                    "voice_call",
                    [
                        "display_text": .string(label), "ttl_minutes": ttl.map { .integer($0) },
                        "payload": payload.map(JSON.string),
                    ]
                )
            )
        case .callPermission: ("call_permission_request", Self.named("call_permission_request"))
        case .contactInfo: ("request_contact_info", Self.named("request_contact_info"))
        case .other(let type, let action): (type, action)
        }
    }

    private static func named(_ name: String, _ parameters: JSON? = nil) -> JSON {
        ["name": .string(name), "parameters": parameters]
    }

    private static func productCards(_ catalogID: String, _ retailerIDs: [String]) -> JSON {
        .array(
            retailerIDs.enumerated().map { index, retailerID in
                [
                    "card_index": .integer(index),
                    "type": "product",
                    "action": ["product_retailer_id": .string(retailerID), "catalog_id": .string(catalogID)],
                ]
            }
        )
    }
}
