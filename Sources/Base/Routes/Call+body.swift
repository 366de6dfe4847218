import Foundation
import HTTPTypes
package import NIOCore
import NIOFoundationCompat
import Primitives

extension Call {
    /// The body as JSON of this type.
    ///
    /// - Throws: `wrong-content-type`, `body-too-large`, `body-too-slow`, `malformed-json`, `json-too-deep`,
    ///   `invalid-request` with the JSON path.
    package func body<Body: Decodable>(_ type: Body.Type = Body.self) async throws -> Body {
        try requireContentType {
            $0 == "application/json" || $0.hasSuffix("+json")
        } wanted: {
            ["application/json"]
        }
        let buffer = try await content.hold(upTo: content.rule.bytesMax)
        guard buffer.readableBytes > 0 else {
            throw Problem("body-missing", status: 400, title: "The request has no body", detail: "Send JSON.")
        }
        try buffer.withUnsafeReadableBytes { try JSONCheck.run($0) }
        let data = Data(buffer: buffer, byteTransferStrategy: .noCopy)
        let decoder = JSONDecoder()
        decoder.userInfo = content.settings.bodyUserInfo { Array(buffer.readableBytesView) }
        do {
            return try decoder.decode(type, from: data)
        } catch let error as DecodingError {
            // The decoder tells a broken text and a wrong value by one case; a second reading tells them apart.
            if case .dataCorrupted = error,
                (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) == nil
            {
                throw Problem.malformedJSON
            }
            throw Problem(error)
        }
    }

    /// The fields of an HTML form; of fields with one name the first.
    ///
    /// - Throws: `wrong-content-type`, `body-too-large`.
    package func form() async throws -> [String: String] {
        let wanted = "application/x-www-form-urlencoded"
        try requireContentType {
            $0 == wanted
        } wanted: {
            [wanted]
        }
        let buffer = try await content.hold(upTo: content.rule.bytesMax)
        let items = QueryItems.read(String(buffer: buffer))
        try QueryItems.check(items)
        return Dictionary(items.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The body as it came, whatever its type.
    ///
    /// - Throws: `body-too-large`.
    package func rawBody(upTo bytesMax: Int? = nil) async throws -> ByteBuffer {
        try await content.hold(upTo: min(bytesMax ?? .max, content.rule.bytesMax))
    }

    /// The body in pieces as they arrive; can be read once. For routes whose body is `.streamed`.
    package var bodyStream: BodyStream { BodyStream(content: content) }

    /// The media type without its parameters, in lower case; `nil` when the client named none.
    package var contentType: String? {
        guard let value = headers[.contentType] else { return nil }
        // By bytes, since every request with a body comes by here.
        var type = value.utf8.prefix { $0 != UInt8(ascii: ";") }
        while type.last == UInt8(ascii: " ") || type.last == UInt8(ascii: "\t") { type.removeLast() }
        return String(Substring(type)).lowercased()
    }

    private func requireContentType(_ fits: (String) -> Bool, wanted: () -> [String]) throws {
        guard let contentType, !fits(contentType) else { return }
        throw Problem.wrongContentType(wanted())
    }
}
