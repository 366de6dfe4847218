import CloudAPI

extension WebhookContent {
    /// The case, and for messages and statuses what kind: for tables of expectations.
    var name: String {
        switch self {
        case .message(let message): "message \(message.content.name)"
        case .status(let status): "status \(status.state)"
        case .echo(let message): "echo \(message.content.name)"
        case .historyMedia(let message): "historyMedia \(message.content.name)"
        default: Self.label(of: self)
        }
    }

    static func label(of value: Any) -> String {
        Mirror(reflecting: value).children.first?.label ?? "\(value)"
    }
}

extension InboundContent {
    var name: String {
        switch self {
        case .interactive(let reply): WebhookContent.label(of: reply)
        case .system(let notice): "system \(notice.kind)"
        case .edit(_, let content): "edit \(content.name)"
        default: WebhookContent.label(of: self)
        }
    }
}
