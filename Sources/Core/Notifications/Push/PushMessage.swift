import Foundation

/// What a device is told, and shows.
struct PushMessage: Sendable, Equatable {
    let title: String
    let body: String
    /// A path of the web client.
    let link: String
    /// A later message with the same tag takes the place of this one.
    let tag: String

    /// The message as the service worker reads it, in at most `bytesMax` bytes: the body is cut first, then the title.
    func json(bytesMax: Int) throws -> [UInt8] {
        var (title, body) = (title, body)
        while true {
            let bytes = try encoded(title, body)
            let excess = bytes.count - bytesMax
            if excess <= 0 || (title.isEmpty && body.isEmpty) { return bytes }
            if body.isEmpty { title = Self.cut(title, by: excess) } else { body = Self.cut(body, by: excess) }
        }
    }

    /// Takes away characters until it may do: each is at least a byte, and a sign that it goes on needs three.
    private static func cut(_ text: String, by excess: Int) -> String {
        let bare = text.hasSuffix("…") ? text.dropLast() : text[...]
        // Characters of many bytes are cut in several rounds rather than too deep in one.
        let kept = bare.dropLast(max(1, excess / 12))
        return kept.isEmpty ? "" : kept + "…"
    }

    private func encoded(_ title: String, _ body: String) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(["title": title, "body": body, "link": link, "tag": tag]))
    }
}
