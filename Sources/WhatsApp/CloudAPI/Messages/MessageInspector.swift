/// Checks the body of `POST /{phone-number-id}/messages` by the limits of whatsapp-cloud-api.md, sections 2 to 4.
///
/// Works on the JSON, so that it serves those who send and those who stand in for Meta.
public enum MessageInspector {
    /// Everything that is wrong, in the order of the payload; empty when nothing is.
    public static func problems(in body: JSON) -> [PayloadProblem] {
        let root = PayloadNode(json: body, path: "")
        var inspector = PayloadInspector()
        guard inspector.isObject(root) else { return inspector.problems }
        inspector.envelope(root)
        inspector.content(root)
        return inspector.problems
    }
}

extension PayloadInspector {
    fileprivate mutating func envelope(_ root: PayloadNode) {
        needWord(root, "messaging_product", ["whatsapp"])
        if root["recipient_type"] != nil {
            needWord(root, "recipient_type", ["individual", "group"])
        }
        recipient(root)
        if let context = object(root, "context") {
            needText(context, "message_id", max: 256)
        }
        text(root, "biz_opaque_callback_data", max: 512)
        text(root, "recipient_identity_key_hash")
    }

    /// `to`, `recipient` or both, of which Meta takes the number.
    private mutating func recipient(_ root: PayloadNode) {
        if let user = text(root, "recipient", max: 160), !Self.isUserID(user) {
            report("recipient", .malformed("not a user ID like GB.4815162342"))
        }
        guard let recipient = root["to"] else {
            if root["recipient"] == nil {
                report("to", .missing)
            }
            return
        }
        guard let to = recipient.json.looseText else {
            report("to", .wrongType(expected: "a text"))
            return
        }
        guard root.json.text("recipient_type") != "group" else { return }
        let digits = to.unicodeScalars.filter { ("0"..."9").contains($0) }.count
        let isPlain = to.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || "+ -().".unicodeScalars.contains($0) }
        if !isPlain || !(5...20).contains(digits) {
            report("to", .malformed("not a telephone number"))
        }
    }

    /// `CC.` or `CC.ENT.` and up to 128 letters and digits.
    private static func isUserID(_ text: String) -> Bool {
        var parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts.removeFirst().count == 2 else { return false }
        if parts.count == 2, parts[0] == "ENT" {
            parts.removeFirst()
        }
        return parts.count == 1 && (1...128).contains(parts[0].count)
            && parts[0].utf8.allSatisfy {
                Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber
            }
    }

    /// The object that `type` names. Without a type Meta takes a text.
    fileprivate mutating func content(_ root: PayloadNode) {
        let type = root["type"] == nil ? "text" : text(root, "type")
        switch type {
        case "text": textMessage(root)
        case "image", "video": media(root, type ?? "", keys: ["caption"])
        case "audio": media(root, "audio", keys: ["voice"])
        case "document": media(root, "document", keys: ["caption", "filename"])
        case "sticker": media(root, "sticker", keys: [])
        case "location": location(root, "location")
        case "contacts": contacts(root)
        case "reaction": reaction(root)
        case "interactive": interactive(root)
        case "template": template(root)
        case nil: break
        case let type?: report("type", .notAllowed(type))
        }
    }

    private mutating func textMessage(_ root: PayloadNode) {
        guard let object = needObject(root, "text") else { return }
        needText(object, "body", max: 4096)
        flag(object, "preview_url")
    }

    private mutating func reaction(_ root: PayloadNode) {
        guard let object = needObject(root, "reaction") else { return }
        needText(object, "message_id", max: 256)
        guard let emoji = need(object, "emoji") else { return }
        guard let text = emoji.json.string else {
            report(emoji.path, .wrongType(expected: "a text"))
            return
        }
        // Empty takes the reaction back.
        let isEmoji = text.unicodeScalars.contains { $0.properties.isEmoji } && text.count == 1
        if !text.isEmpty, !isEmoji || text.utf8.allSatisfy({ $0 < 0x80 }) {
            report(emoji.path, .malformed("not one emoji"))
        }
    }
}
