import Foundation

/// Names that gateways gave, on their way back into an address.
enum PathSegment {
    /// - Throws: `GatewayError.refused` for a name that would change the path.
    static func checked(_ name: String) throws -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D || byte == 0x5F
        }
        guard isPlain, (1...120).contains(name.utf8.count) else {
            throw GatewayError.refused(status: 400, "the gateway's name is not one")
        }
        return name
    }
}

/// RFC 7617.
enum BasicCredentials {
    static func header(_ name: String, _ secret: String) -> String {
        "Basic " + Data("\(name):\(secret)".utf8).base64EncodedString()
    }
}
