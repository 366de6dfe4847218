/// What a message refers to.
public struct MessageContext: Hashable, Sendable {
    public struct Product: Hashable, Sendable {
        public let catalogID: String?
        public let retailerID: String?
    }

    /// The message that is quoted, or whose button was tapped.
    public let messageID: String?
    /// Who wrote that message, in digits.
    public let from: String?
    public let isForwarded: Bool
    /// Forwarded more than five times.
    public let isFrequentlyForwarded: Bool
    /// The product page that the question was asked on.
    public let product: Product?

    init(_ json: JSON) {
        messageID = json.text("id")
        from = json.text("from")
        isFrequentlyForwarded = json.flag("frequently_forwarded") ?? false
        isForwarded = isFrequentlyForwarded || json.flag("forwarded") ?? false
        product = json.child("referred_product").map {
            Product(catalogID: $0.text("catalog_id"), retailerID: $0.text("product_retailer_id"))
        }
    }
}
