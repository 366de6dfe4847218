import CloudAPI
import Foundation

/// One page of a list, with Meta's cursors. Source: reference section 1, "Paging".
enum GraphPage {
    /// - Parameters:
    ///   - items: all of them, with what tells each from the others.
    ///   - baseURL: of the simulator; `next` and `previous` are this request's own address with another cursor.
    static func page(
        _ items: [(key: String, value: JSON)],
        _ request: IncomingRequest,
        baseURL: String
    ) throws(GraphRefusal) -> JSONObject {
        let limit = min(1000, max(1, Int(request.text("limit") ?? "") ?? 25))
        var start = 0
        var end = items.count
        if let after = try cursor("after", of: request) {
            start = (items.firstIndex { $0.key == after } ?? items.count - 1) + 1
        } else if let before = try cursor("before", of: request) {
            end = items.firstIndex { $0.key == before } ?? 0
            start = max(0, end - limit)
        }
        let slice = items[min(start, end)..<end].prefix(limit)
        guard let first = slice.first, let last = slice.last else { return ["data": []] }
        func address(_ cursor: String, _ key: String) -> JSON {
            .string(Self.address(of: request, baseURL: baseURL, limit: limit, cursor: cursor, key: key))
        }
        return [
            "data": .array(slice.map(\.value)),
            "paging": [
                "cursors": ["before": .string(encode(first.key)), "after": .string(encode(last.key))],
                "previous": slice.startIndex > items.startIndex ? address("before", first.key) : nil,
                "next": slice.endIndex < items.endIndex ? address("after", last.key) : nil,
            ],
        ]
    }

    private static func cursor(_ name: String, of request: IncomingRequest) throws(GraphRefusal) -> String? {
        guard let text = request.text(name), !text.isEmpty else { return nil }
        guard let key = decode(text) else { throw .parameter("Invalid cursors values") }
        return key
    }

    /// With the token, as Meta's: such an address is complete by itself.
    private static func address(
        of request: IncomingRequest,
        baseURL: String,
        limit: Int,
        cursor: String,
        key: String
    ) -> String {
        var query = request.query
        for name in ["after", "before", "appsecret_proof"] { query[name] = nil }
        query["access_token"] = request.token
        query["limit"] = String(limit)
        query[cursor] = encode(key)
        let pairs = query.sorted { $0.key < $1.key }.map {
            "\(FormFields.encode($0.key))=\(FormFields.encode($0.value))"
        }
        let path = ([request.version].compactMap(\.self) + request.path).joined(separator: "/")
        return "\(baseURL)/\(path)?\(pairs.joined(separator: "&"))"
    }

    static func encode(_ key: String) -> String {
        Data(key.utf8).base64EncodedString().replacing("=", with: "")
    }

    private static func decode(_ cursor: String) -> String? {
        let padded = cursor + String(repeating: "=", count: (4 - cursor.utf8.count % 4) % 4)
        return Data(base64Encoded: padded).map { String(decoding: $0, as: UTF8.self) }
    }
}
