/// A template was edited; this is its new text.
public struct TemplateComponentsUpdate: Hashable, Sendable {
    public struct Button: Hashable, Sendable {
        public let type: String?
        public let text: String?
        public let url: String?
        public let phoneNumber: String?
    }

    public let template: TemplateIdentity
    public let header: String?
    public let body: String?
    public let footer: String?
    public let buttons: [Button]

    init(_ json: JSON) throws(WireError) {
        template = try TemplateIdentity(json)
        header = json.text("message_template_title")
        body = json.text("message_template_element")
        footer = json.text("message_template_footer")
        buttons = json.list("message_template_buttons").map {
            Button(
                type: $0.text("message_template_button_type"),
                text: $0.text("message_template_button_text"),
                url: $0.text("message_template_button_url"),
                phoneNumber: $0.text("message_template_button_phone_number")
            )
        }
    }
}
