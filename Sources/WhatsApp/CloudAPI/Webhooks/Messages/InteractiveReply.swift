/// What a person chose in an interactive message.
public enum InteractiveReply: Sendable {
    case button(id: String, title: String)
    case list(id: String, title: String, description: String?)
    /// A completed Flow, or the answer to an address message.
    case form(FormReply)
    case callPermission(CallPermissionReply)
    /// A kind that has no case here.
    case unknown(type: String)

    init(_ json: JSON) throws(WireError) {
        let type = try json.needText("type")
        switch type {
        case "button_reply":
            let reply = try json.needChild(type)
            self = .button(id: try reply.needText("id"), title: try reply.needText("title"))
        case "list_reply":
            let reply = try json.needChild(type)
            self = .list(
                id: try reply.needText("id"),
                title: try reply.needText("title"),
                description: reply.text("description")
            )
        case "nfm_reply":
            self = .form(try FormReply(json.needChild(type)))
        case "call_permission_reply":
            self = .callPermission(try CallPermissionReply(json.needChild(type)))
        default:
            self = .unknown(type: type)
        }
    }
}
