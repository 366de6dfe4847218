/// Where in its body an item stands; unique within the body.
public struct WebhookPath: Hashable, Sendable {
    public let entry: Int?
    public let change: Int?
    /// The list and the place in it, where a change holds many items.
    public let list: String?
    public let index: Int?

    init(entry: Int? = nil, change: Int? = nil, list: String? = nil, index: Int? = nil) {
        self.entry = entry
        self.change = change
        self.list = list
        self.index = index
    }
}

extension WebhookPath: CustomStringConvertible {
    /// For example `entry[0].changes[1].value.statuses[2]`.
    public var description: String {
        guard let entry else { return "" }
        guard let change else { return "entry[\(entry)]" }
        guard let list, let index else { return "entry[\(entry)].changes[\(change)].value" }
        return "entry[\(entry)].changes[\(change)].value.\(list)[\(index)]"
    }
}
