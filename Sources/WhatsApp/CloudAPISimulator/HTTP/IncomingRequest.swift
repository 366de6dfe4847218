import CloudAPI
import HTTPTypes
import Hummingbird
import NIOCore

/// A request, read whole: JSON, form and multipart bodies all become one object of parameters.
struct IncomingRequest: Sendable {
    let method: HTTPRequest.Method
    /// Without version and empty pieces.
    let path: [String]
    /// `v23.0`; `nil` for the app's default.
    let version: String?
    let query: [String: String]
    let headers: HTTPFields
    let body: JSONObject
    let files: [String: MultipartForm.Part]
    /// As it came, for uploads.
    let bytes: ByteBuffer

    /// All parameters as one object: the query's, and over them the body's. Graph takes either place for any of them.
    var parameters: JSONObject {
        guard !query.isEmpty else { return body }
        var all: JSONObject = .init(query.sorted { $0.key < $1.key }.map { ($0.key, Self.value($0.value)) })
        for member in body { all[member.key] = member.value }
        return all
    }

    /// The body first, then the query. JSON strings inside forms are read as JSON.
    func parameter(_ name: String) -> JSON? {
        body[name] ?? query[name].map(Self.value)
    }

    func text(_ name: String) -> String? { parameter(name)?.looseText }

    /// `Bearer`, or `OAuth` as uploads use, or a parameter as Meta's own libraries do.
    var token: String? {
        let pieces = (headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard pieces.count == 2, ["bearer", "oauth"].contains(pieces[0].lowercased()) else {
            return text("access_token")
        }
        return String(pieces[1])
    }

    /// A form's text: an object or a list when it looks like one.
    static func value(_ text: String) -> JSON {
        guard text.first == "{" || text.first == "[", let json = try? JSON(parsing: text.utf8) else {
            return .string(text)
        }
        return json
    }
}

extension IncomingRequest {
    static let bodyMax = 4 * 1024 * 1024
    static let fileMax = 101 * 1024 * 1024

    /// - Throws: `GraphRefusal` for bodies that cannot be read.
    static func read(_ request: Request) async throws -> IncomingRequest {
        var pieces = request.uri.path.split(separator: "/").map { FormFields.decode($0.utf8) }
        let version = pieces.first.flatMap { isVersion($0) ? $0 : nil }
        if version != nil { pieces.removeFirst() }
        let query = Dictionary(
            FormFields.read((request.uri.query ?? "").utf8).map { ($0.name, $0.value) },
            uniquingKeysWith: { $1 }
        )
        let takesFiles = pieces.last == "media" || pieces.first?.hasPrefix("upload:") == true
        let bytes: ByteBuffer
        do {
            bytes = try await request.body.collect(upTo: takesFiles ? fileMax : bodyMax)
        } catch is NIOTooManyBytesError {
            throw GraphRefusal.parameter("Request body is too large.")
        }
        let (body, files) =
            try takesFiles && pieces.count == 1
            ? ([:], [:]) : parameters(bytes, contentType: request.headers[.contentType] ?? "")
        return IncomingRequest(
            method: request.method,
            path: pieces,
            version: version,
            query: query,
            headers: request.headers,
            body: body,
            files: files,
            bytes: bytes
        )
    }

    /// `v13.0`, the first with a Cloud API, and later; also without the zero.
    private static func isVersion(_ piece: String) -> Bool {
        guard piece.first == "v", let major = piece.dropFirst().split(separator: ".").first.flatMap({ Int($0) }) else {
            return false
        }
        return major >= 13 && piece.dropFirst().allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
    }

    private static func parameters(
        _ bytes: ByteBuffer,
        contentType: String
    ) throws(GraphRefusal) -> (JSONObject, [String: MultipartForm.Part]) {
        guard bytes.readableBytes > 0 else { return ([:], [:]) }
        let type = contentType.split(separator: ";").first?.lowercased() ?? ""
        switch type {
        case "multipart/form-data":
            guard let boundary = MultipartForm.parameter("boundary", of: contentType),
                let form = MultipartForm(bytes, boundary: boundary)
            else { throw .parameter("Malformed multipart body.") }
            guard form.parts.count <= NestedFields.countMax else { throw .parameter("The form has too many fields.") }
            return split(form)
        // Tools that forget the content type still send JSON.
        case "application/x-www-form-urlencoded" where bytes.readableBytesView.first != UInt8(ascii: "{"):
            let pairs = FormFields.read(Array(bytes.readableBytesView))
            guard pairs.count <= NestedFields.countMax else { throw .parameter("The form has too many fields.") }
            var fields = NestedFields()
            for (name, text) in pairs { fields.add(value(text), at: name) }
            return (fields.object, [:])
        default:
            guard let json = try? JSON(parsing: bytes.readableBytesView), case .object(let object) = json else {
                throw .parameter("The request body is not a JSON object.", details: "Invalid JSON")
            }
            return (object, [:])
        }
    }

    private static func split(_ form: MultipartForm) -> (JSONObject, [String: MultipartForm.Part]) {
        var fields = NestedFields()
        var files: [String: MultipartForm.Part] = [:]
        for part in form.parts {
            if part.filename != nil {
                files[part.name] = part
            } else {
                fields.add(value(String(buffer: part.bytes)), at: part.name)
            }
        }
        return (fields.object, files)
    }
}
