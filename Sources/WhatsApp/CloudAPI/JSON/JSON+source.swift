import Synchronization

extension JSON {
    /// Makes `JSON` inside Codable bodies cost what parsing it costs, exact numbers included.
    ///
    /// A decoder can be asked what a value is only by a failed guess, an error each: three for a number, and each writes
    /// down the whole path. A decoder that carries the text lets `JSON` find its own part of it by the path instead.
    ///
    /// - Parameter text: the UTF-8 that the decoder reads; asked for at most once, when the first `JSON` is met.
    /// - Returns: for `JSONDecoder.userInfo`, for one decoding of the whole text.
    @Sendable
    public static func userInfo(
        reading text: @escaping @Sendable () -> [UInt8]
    ) -> [CodingUserInfoKey: any Sendable] {
        guard let key = JSONSource.key else { return [:] }
        return [key: JSONSource(text)]
    }
}

/// A text that is being decoded, parsed when a part of it is asked for.
final class JSONSource: Sendable {
    static let key = CodingUserInfoKey(rawValue: "lodestone.cloudapi.json")

    private let text: @Sendable () -> [UInt8]
    private let whole = Mutex<JSON?>(nil)

    init(_ text: @escaping @Sendable () -> [UInt8]) {
        self.text = text
    }

    /// `nil` where there is nothing, or when the text is none that our parser takes.
    func value(at path: [any CodingKey]) -> JSON? {
        var value = whole.withLock { whole -> JSON? in
            if whole == nil { whole = (try? JSON(parsing: text())) ?? .null }
            return whole
        }
        for key in path {
            switch value {
            case .object(let members): value = members[key.stringValue]
            case .array(let elements):
                guard let place = key.intValue, elements.indices.contains(place) else { return nil }
                value = elements[place]
            default: return nil
            }
        }
        return value
    }
}
