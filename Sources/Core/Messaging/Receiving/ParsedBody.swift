import CloudAPI

/// A body of the inbox, taken apart.
struct ParsedBody: Sendable {
    let id: Int64
    let secretID: String
    let items: [WebhookItem]
    /// Why it cannot be read; then it has no items.
    let problem: String?

    init(_ body: InboxStore.Body) {
        id = body.id
        secretID = body.secretID
        do {
            items = try WebhookBody(parsing: Self.withoutNUL(body.bytes)).items
            problem = nil
        } catch {
            items = []
            problem = "\(error)"
        }
    }

    /// The escape `\u0000` as the sign for what cannot be shown: PostgreSQL keeps no NUL in text.
    static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
        let escape = Array(#"\u0000"#.utf8)
        guard bytes.firstRange(of: escape) != nil else { return bytes }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place...].starts(with: escape) {
                clean += Array(#"\ufffd"#.utf8)
                place += escape.count
            } else {
                // A backslash takes the sign after it along: in `\\u0000` it escapes itself.
                let width = bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                clean += bytes[place..<min(place + width, bytes.endIndex)]
                place += width
            }
        }
        return clean
    }
}
