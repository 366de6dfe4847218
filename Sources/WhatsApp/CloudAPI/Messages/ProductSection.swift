/// A part of a list of products.
public struct ProductSection: Hashable, Sendable {
    /// At most 24 characters.
    public var title: String?
    public var retailerIDs: [String]

    public init(title: String? = nil, retailerIDs: [String]) {
        self.title = title
        self.retailerIDs = retailerIDs
    }

    var json: JSON {
        [
            "title": title.map(JSON.string),
            "product_items": .array(retailerIDs.map { ["product_retailer_id": .string($0)] }),
        ]
    }
}
