package import Primitives
import Storage

package enum QuickLinkTag: Identified { package static let idPrefix = "qln" }
package typealias QuickLinkID = ID<QuickLinkTag>

/// A short address that opens a chat with a number, with words that stand ready.
struct QuickLink: Sendable, Equatable {
    let id: QuickLinkID
    let channel: ChannelID
    var name: String
    var text: String
    var hasCode: Bool
    var slug: String
    var isActive: Bool
    let clicks: Int64
    let conversations: Int64
    let by: MemberID?
    let createdAt: Timestamp

    /// What stands in the customer's composer.
    var filledText: String {
        guard hasCode else { return text }
        return (text.isEmpty ? "" : text + " ") + "(\(Self.codeMark)\(slug))"
    }

    static let codeMark = "ref:"

    /// The code in what a customer wrote, wherever it stands.
    static func code(in text: String) -> String? {
        let text = text.lowercased()
        guard let mark = text.ranges(of: codeMark).last else { return nil }
        let code = text[mark.upperBound...].prefix {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
        }
        return Slug.isGood(String(code)) ? String(code) : nil
    }

    init(
        id: QuickLinkID,
        channel: ChannelID,
        name: String,
        text: String,
        hasCode: Bool,
        slug: String,
        by: MemberID?,
        createdAt: Timestamp
    ) {
        self.id = id
        self.channel = channel
        self.name = name
        self.text = text
        self.hasCode = hasCode
        self.slug = slug
        isActive = true
        (clicks, conversations) = (0, 0)
        self.by = by
        self.createdAt = createdAt
    }

    init(_ row: Row) throws {
        id = try row["id"]
        channel = try row["channel_id"]
        name = try row["name"]
        text = try row["text"]
        hasCode = try row["has_code"]
        slug = try row["slug"]
        isActive = try row["active"]
        clicks = try row["clicks"]
        conversations = try row["conversations"]
        by = try row["member_id"]
        createdAt = try row["created_at"]
    }
}
