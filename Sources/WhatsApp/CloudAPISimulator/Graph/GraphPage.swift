import CloudAPI
import Foundation

/// One page of a list, with Meta's cursors. Source: reference section 1, "Paging".
enum GraphPage {
    /// - Parameters:
    ///   - items: all of them, with what tells each from the others.
    ///   - url: of this list, for `next`, without a query.
    static func page(_ items: [(key: String, value: JSON)], _ request: IncomingRequest, url: String) -> JSONObject {
        let limit = min(1000, max(1, Int(request.text("limit") ?? "") ?? 25))
        var start = 0
        if let after = request.text("after").flatMap(decode) {
            start = (items.firstIndex { $0.key == after } ?? items.count - 1) + 1
        } else if let before = request.text("before").flatMap(decode) {
            start = max(0, (items.firstIndex { $0.key == before } ?? 0) - limit)
        }
        let slice = items.dropFirst(start).prefix(limit)
        guard let first = slice.first, let last = slice.last else { return ["data": []] }
        let hasMore = slice.endIndex < items.endIndex
        let cursors: JSON = ["before": .string(encode(first.key)), "after": .string(encode(last.key))]
        return [
            "data": .array(slice.map(\.value)),
            "paging": [
                "cursors": cursors,
                "next": hasMore ? .string("\(url)?limit=\(limit)&after=\(encode(last.key))") : nil,
            ],
        ]
    }

    private static func encode(_ key: String) -> String {
        Data(key.utf8).base64EncodedString().replacing("=", with: "")
    }

    private static func decode(_ cursor: String) -> String? {
        let padded = cursor + String(repeating: "=", count: (4 - cursor.utf8.count % 4) % 4)
        return Data(base64Encoded: padded).map { String(decoding: $0, as: UTF8.self) }
    }
}
