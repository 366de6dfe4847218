import HTTPTypes
import Primitives

enum RequestTag: Identified { static let idPrefix = "req" }

/// The name by which one request is found in logs of every hop.
enum RequestID {
    /// The caller's own, when it is 1 to 64 letters, digits, dots, dashes or underscores; else a fresh one.
    static func find(in headers: HTTPFields, ambient: Ambient) -> String {
        if let text = headers[.requestID], (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy(isPlain)
        {
            return text
        }
        let fresh: ID<RequestTag> = ambient.id()
        return fresh.description
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}
