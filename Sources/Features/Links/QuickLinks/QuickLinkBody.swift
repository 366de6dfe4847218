import Foundation
import Primitives
import Routes
import Workspaces

/// A quick link on the wire.
struct QuickLinkBody: Codable, Sendable {
    let id: QuickLinkID
    let channelId: ChannelID
    let name: String
    let text: String
    /// Whether a code follows the text.
    let code: Bool
    let slug: String
    let waUrl: String
    let shortUrl: String
    let clicks: Int64
    let conversations: Int64
    let active: Bool
    let by: MemberID?
    let createdAt: Timestamp

    init(_ shown: QuickLinkService.Shown, publicURL: String) {
        let link = shown.link
        id = link.id
        channelId = link.channel
        name = link.name
        text = link.text
        code = link.hasCode
        slug = link.slug
        waUrl = WaAddress.of(number: shown.number, text: link.filledText)
        shortUrl = "\(publicURL)/l/\(link.slug)"
        clicks = link.clicks
        conversations = link.conversations
        active = link.isActive
        by = link.by
        createdAt = link.createdAt
    }

    /// As it is asked for; what a change leaves out stays. A link stays on its number.
    struct Wanted: Codable, Sendable {
        let channelId: ChannelID?
        let name: String?
        let text: String?
        let code: Bool?
        let slug: String?
        let active: Bool?

        func checkedName(_ text: String) throws -> String {
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard trimmed.hasLength(1...80) else {
                throw Problem.invalid(
                    .init(
                        field: "name",
                        detail: "Give a name of \(1, "min") to \(80, "max") characters.",
                        code: "length"
                    )
                )
            }
            return trimmed
        }

        func checkedText(_ text: String) throws -> String {
            guard text.hasLength(0...500) else {
                throw Problem.invalid(
                    .init(field: "text", detail: "Write at most \(500, "max") characters.", code: "too-long")
                )
            }
            return text
        }

        func checkedSlug() throws -> String? {
            guard let slug, !slug.isEmpty else { return nil }
            guard Slug.isGood(slug) else {
                throw Problem.invalid(
                    .init(
                        field: "slug",
                        detail: "Write \(3, "min") to \(40, "max") small letters, digits and dashes.",
                        code: "not-a-slug"
                    )
                )
            }
            return slug
        }
    }
}
