import Crypto
import Foundation
import Routes

/// HMAC-SHA256 as the gateways sign with it.
enum Signature {
    static func hex(_ message: [UInt8], secret: String) -> String {
        code(message, secret).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func base64(_ message: [UInt8], secret: String) -> String {
        Data(code(message, secret)).base64EncodedString()
    }

    /// - Throws: `GatewayError.badSignature` when there is none, or another.
    static func check(_ given: String?, equals wanted: String) throws {
        guard let given, constantTimeEquals(given, wanted) else { throw GatewayError.badSignature }
    }

    /// What tells one body from another, for gateways that do not number what they send.
    static func digest(_ body: [UInt8]) -> String {
        SHA256.hash(data: body).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func code(_ message: [UInt8], _ secret: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: Array(secret.utf8))))
    }
}
