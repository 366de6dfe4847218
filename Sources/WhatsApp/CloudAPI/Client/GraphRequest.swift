import NIOCore
import NIOHTTP1

/// A call of the Graph API, without the address and the token.
struct GraphRequest: Sendable {
    enum Body: Sendable {
        case none
        case json(JSON)
        /// Chunks of `byteCount` bytes in all.
        case stream(MultipartBody)
        /// Raw bytes of a resumable upload, from the first on.
        case bytes(ByteBuffer)
    }

    let method: HTTPMethod
    /// Each is escaped, so that an identity from outside cannot reach another path.
    let path: [String]
    var query: [(String, String?)] = []
    var body = Body.none
}
