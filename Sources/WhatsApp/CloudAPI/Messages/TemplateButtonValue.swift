/// What one button of a template gets.
public enum TemplateButtonValue: Hashable, Sendable {
    /// Comes back with the tap.
    case quickReply(payload: String)
    /// Stands in for the variable at the end of the address; also the code of a one-time passcode.
    case url(suffix: String)
    /// At most 15 characters.
    case copyCode(String)
    case flow(token: String? = nil, data: JSONObject? = nil)
    case catalog(thumbnailRetailerID: String? = nil)
    case products(thumbnailRetailerID: String, sections: [ProductSection])
    case orderDetails(OrderDetails)
    case voiceCall(ttlMinutes: Int? = nil, payload: String? = nil)

    /// `sub_type` and `parameters`.
    var wire: (subType: String, parameters: [JSON]) {
        switch self {
        case .quickReply(let payload): ("quick_reply", [["type": "payload", "payload": .string(payload)]])
        case .url(let suffix): ("url", [["type": "text", "text": .string(suffix)]])
        case .copyCode(let code): ("copy_code", [["type": "coupon_code", "coupon_code": .string(code)]])
        case .flow(let token, let data):
            (
                "flow",
                [Self.action(["flow_token": token.map(JSON.string), "flow_action_data": data.map(JSON.object)])]
            )
        case .catalog(let thumbnail):
            (
                "catalog",
                thumbnail.map { [Self.action(["thumbnail_product_retailer_id": .string($0)])] } ?? []
            )
        case .products(let thumbnail, let sections):
            (
                "mpm",
                [
                    Self.action([
                        "thumbnail_product_retailer_id": .string(thumbnail), "sections": .array(sections.map(\.json)),
                    ])
                ]
            )
        case .orderDetails(let order): ("order_details", [Self.action(["order_details": order.json])])
        case .voiceCall(let ttl, let payload):
            (
                "voice_call",
                [
                    ttl.map { ["type": "ttl_minutes", "ttl_minutes": .integer($0)] },
                    payload.map { ["type": "payload", "payload": .string($0)] },
                ].compactMap { $0 }
            )
        }
    }

    private static func action(_ action: JSON) -> JSON {
        ["type": "action", "action": action]
    }
}
