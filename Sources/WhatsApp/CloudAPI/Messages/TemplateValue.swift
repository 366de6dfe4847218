/// What stands in for one variable, or for the header's media.
public enum TemplateValue: Hashable, Sendable {
    /// `name` only in templates with named variables.
    case text(String, name: String? = nil)
    /// Only the fallback is shown.
    case currency(fallback: String, code: String, amountThousandths: Int64)
    /// Only the fallback is shown.
    case dateTime(fallback: String)
    case image(MediaSource)
    case video(MediaSource)
    case document(MediaSource, filename: String? = nil)
    case gif(MediaSource)
    case location(OutboundLocation)
    case product(catalogID: String, retailerID: String)

    var json: JSON {
        switch self {
        case .text(let text, let name):
            ["type": "text", "parameter_name": name.map(JSON.string), "text": .string(text)]
        case .currency(let fallback, let code, let amount):
            [
                "type": "currency",
                "currency": [
                    "fallback_value": .string(fallback), "code": .string(code), "amount_1000": .integer(amount),
                ],
            ]
        case .dateTime(let fallback): ["type": "date_time", "date_time": ["fallback_value": .string(fallback)]]
        case .image(let source): ["type": "image", "image": source.json()]
        case .video(let source): ["type": "video", "video": source.json()]
        case .document(let source, let filename):
            ["type": "document", "document": source.json(("filename", filename))]
        case .gif(let source): ["type": "gif", "gif": source.json()]
        case .location(let location): ["type": "location", "location": location.json]
        case .product(let catalogID, let retailerID):
            [
                "type": "product",
                "product": ["product_retailer_id": .string(retailerID), "catalog_id": .string(catalogID)],
            ]
        }
    }
}
