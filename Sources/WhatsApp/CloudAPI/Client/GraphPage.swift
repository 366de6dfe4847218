/// A part of a list.
public struct GraphPage<Item: Sendable>: Sendable {
    public let items: [Item]
    /// Give it to get the next part; `nil` at the end.
    public let after: String?

    public init(items: [Item], after: String?) {
        self.items = items
        self.after = after
    }

    /// Reads `{data, paging}`; an element that cannot be read is left out.
    init(_ json: JSON, _ read: (JSON) throws(WireError) -> Item) throws(WireError) {
        var items: [Item] = []
        for element in try json.needList("data") {
            if let item = try? read(element) {
                items.append(item)
            }
        }
        self.items = items
        let paging = json["paging"]
        // Cursors are there on the last page too; only `next` says that there is more.
        after = paging?.text("next") == nil ? nil : paging?["cursors"]?.text("after")
    }
}
