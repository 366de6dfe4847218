import NIOCore
import NIOHTTP1

/// A call of the Graph API, without the address and the token.
struct GraphRequest: Sendable {
    enum Body: Sendable {
        case none
        case json(JSON)
        /// Chunks of `byteCount` bytes in all.
        case stream(MultipartBody)
    }

    let method: HTTPMethod
    /// Each is escaped, so that an identity from outside cannot reach another path.
    let path: [String]
    var query: [(String, String?)] = []
    var body = Body.none
}

/// Escapes everything but what RFC 3986 calls unreserved.
enum PercentEncoding {
    static func encode(_ text: String) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"),
                UInt8(ascii: "."):
                encoded.append(byte)
            default:
                encoded.append(UInt8(ascii: "%"))
                encoded.append(contentsOf: Hexadecimal.text([byte]).uppercased().utf8)
            }
        }
        // A path of dots would climb.
        return text.utf8.allSatisfy({ $0 == UInt8(ascii: ".") })
            ? String(repeating: "%2E", count: text.utf8.count) : String(decoding: encoded, as: UTF8.self)
    }
}
