/// An app that gets the webhooks of an account.
public struct SubscribedApp: Hashable, Sendable {
    public let id: String
    public let name: String?
    public let overrideURL: String?

    init(_ json: JSON) throws(WireError) {
        let app = try json.needChild("whatsapp_business_api_data")
        id = try app.needText("id")
        name = app.text("name")
        overrideURL = json.text("override_callback_uri")
    }
}
