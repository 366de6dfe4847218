import Foundation

/// Base64 with the alphabet of addresses and without padding: RFC 4648 section 5.
enum Base64URL {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// `nil` when it is none. Padding may be there.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = String(text).replacing("-", with: "+").replacing("_", with: "/").prefix { $0 != "=" }
        let padded = digits + String(repeating: "=", count: (4 - digits.count % 4) % 4)
        return Data(base64Encoded: String(padded)).map(Array.init)
    }
}
