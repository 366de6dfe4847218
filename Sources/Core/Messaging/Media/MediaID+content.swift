import CloudAPI
import Primitives

extension ID where Kind == MediaTag {
    /// Our file in a message's stored content, where it has one: it gets Meta's identity when the message leaves.
    init?(namedIn content: String) {
        guard content.contains("lodestone_media"), let object = try? JSON(parsing: Array(content.utf8)),
            let text = object["lodestone_media"]?.string, let id = ID(text)
        else { return nil }
        self = id
    }
}

extension JSON {
    /// What others wrote must not name a file of ours: that would show it to them.
    var withoutOurFile: JSON {
        guard case .object(var members) = self else { return self }
        members["lodestone_media"] = nil
        return .object(members)
    }
}
