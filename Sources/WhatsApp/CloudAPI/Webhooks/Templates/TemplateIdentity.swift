/// The template that an event is about.
public struct TemplateIdentity: Hashable, Sendable {
    public let id: String
    public let name: String?
    /// For example `en_US`.
    public let language: String?

    init(_ json: JSON) throws(WireError) {
        id = try json.needText("message_template_id")
        name = json.text("message_template_name")
        language = json.text("message_template_language")
    }
}
