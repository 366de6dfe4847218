/// An amount of money in an order: `value` in units of 1/`offset` of the currency. 359750 with offset 100 is 3597.50.
public struct Amount: Hashable, Sendable {
    public var value: Int64
    /// 100 for rupees.
    public var offset: Int64
    /// Of taxes, shipping and discounts: at most 60 characters.
    public var description: String?

    public init(_ value: Int64, offset: Int64 = 100, description: String? = nil) {
        self.value = value
        self.offset = offset
        self.description = description
    }

    var json: JSON {
        ["value": .integer(value), "offset": .integer(offset), "description": description.map(JSON.string)]
    }
}
