/// A cart that a person sent.
public struct InboundOrder: Hashable, Sendable {
    public struct Item: Hashable, Sendable {
        public let retailerID: String
        public let quantity: Int64
        /// The price of one in major units, as it was written: 599.5 rupees is `599.5`.
        public let itemPrice: JSONNumber
        public let currency: String
    }

    public let catalogID: String?
    public let text: String?
    public let items: [Item]

    init(_ json: JSON) throws(WireError) {
        catalogID = json.text("catalog_id")
        text = json.text("text")
        var items: [Item] = []
        for item in try json.needList("product_items") {
            guard let price = item.text("item_price").flatMap({ JSONNumber($0) }) else {
                throw WireError(why: "item_price is not a number")
            }
            items.append(
                Item(
                    retailerID: try item.needText("product_retailer_id"),
                    quantity: try item.needInteger("quantity"),
                    itemPrice: price,
                    currency: try item.needText("currency")
                )
            )
        }
        self.items = items
    }
}
