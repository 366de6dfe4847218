package import CloudAPI

/// What a list shows of a message: its own words, or a word for its kind.
package enum MessageText {
    /// - Parameters:
    ///   - type: Meta's `type`.
    ///   - content: Meta's object of that type.
    package static func of(type: String, _ content: JSON) -> String {
        switch type {
        case "text": content["body"]?.string ?? ""
        case "image", "video", "document": content["caption"]?.string ?? content["filename"]?.string ?? ""
        case "button": content["text"]?.string ?? ""
        case "reaction": content["emoji"]?.string ?? ""
        case "location": content["name"]?.string ?? content["address"]?.string ?? ""
        case "contacts": content[0]?["name"]?["formatted_name"]?.string ?? ""
        case "interactive": interactive(content)
        case "order": content["text"]?.string ?? ""
        case "system": content["body"]?.string ?? ""
        case "edit": content["message"].flatMap { edited in
            edited["type"]?.string.flatMap { kind in edited[kind].map { of(type: kind, $0) } }
        } ?? ""
        default: ""
        }
    }

    private static func interactive(_ content: JSON) -> String {
        content["button_reply"]?["title"]?.string
            ?? content["list_reply"]?["title"]?.string
            ?? content["nfm_reply"]?["body"]?.string
            ?? content["body"]?["text"]?.string
            ?? ""
    }
}
