import Contacts
import Primitives
import Storage

extension ConversationList.Last {
    /// `nil` when there is no message yet.
    init?(_ row: Row) throws {
        guard let text: String = try row["last_text"] else { return nil }
        self.init(
            text: text,
            type: try row["last_type"],
            direction: try row["last_direction"],
            state: try row["last_state"],
            at: try row["last_at"]
        )
    }
}

extension ConversationList.Mine {
    init(_ row: Row) throws {
        let (pinned, unread, mentioned): (Int64?, Int64?, Int64?) =
            (try row["pinned_at"], try row["unread_at"], try row["mentioned_at"])
        self.init(
            isPinned: pinned != nil,
            isMarkedUnread: unread != nil,
            isMentioned: mentioned != nil,
            reminderAt: try row["reminder_at"]
        )
    }
}

extension Tag {
    /// Reads `id colour name` on each line.
    static func lines(_ text: String?) -> [Tag] {
        (text ?? "").split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let id = Int64(parts[0]), let colour = Colour(rawValue: String(parts[1])) else {
                return nil
            }
            return Tag(id: TagID(rawValue: id), kind: .conversation, name: String(parts[2]), colour: colour)
        }.sorted { $0.name < $1.name }
    }
}
