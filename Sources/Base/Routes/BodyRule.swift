/// How a route takes its request body.
package enum BodyRule: Sendable, Hashable {
    /// Whole and in memory, at most that many bytes.
    case held(bytesMax: Int)
    /// In pieces by `call.bodyStream`, at most that many bytes in all. `types` are the media types it takes; none means any.
    case streamed(bytesMax: Int, types: [String])

    /// 1 MB: enough for every document of the API.
    package static let json = BodyRule.held(bytesMax: 1_048_576)

    var bytesMax: Int {
        switch self {
        case .held(let bytesMax), .streamed(let bytesMax, _): bytesMax
        }
    }
}
