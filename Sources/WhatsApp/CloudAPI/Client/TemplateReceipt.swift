/// What Meta made of a template that was created.
public struct TemplateReceipt: Hashable, Sendable {
    public let id: String
    public let status: TemplateStatus
    /// May differ from the one asked for: utility that reads like marketing is approved as marketing.
    public let category: TemplateCategory?

    public init(id: String, status: TemplateStatus, category: TemplateCategory?) {
        self.id = id
        self.status = status
        self.category = category
    }

    init(_ json: JSON) throws(WireError) {
        id = try json.needText("id")
        status = try json.needWord("status")
        category = json.word("category")
    }
}
