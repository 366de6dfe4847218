/// The answer of a native form: a Flow or an address message.
public struct FormReply: Sendable {
    /// `flow` or `address_message`.
    public let name: String?
    /// What the chat shows.
    public let body: String?
    /// The answers as the JSON text that came.
    public let responseText: String
    /// The same, parsed; `nil` when it is no JSON text.
    public let response: JSON?

    init(_ json: JSON) throws(WireError) {
        name = json.text("name")
        body = json.text("body")
        responseText = try json.needText("response_json")
        response = try? JSON(parsing: responseText.utf8)
    }
}
