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
        var fields = NestedFields()
        for (name, text) in query.sorted(by: { $0.key < $1.key }) {
            fields.add(FormValue.read(text, at: name), at: name)
        }
        var all = fields.object
        for member in body { all[member.key] = member.value }
        return all
    }

    /// The body first, then the query. JSON strings inside forms are read as JSON.
    func parameter(_ name: String) -> JSON? {
        body[name] ?? query[name].map { FormValue.read($0, at: name) }
    }

    func text(_ name: String) -> String? { parameter(name)?.looseText }

    /// `Bearer`, or `OAuth` as uploads use, or a parameter as Meta's own libraries do. Of several headers the one that
    /// Graph knows: Live Helper Chat sends one for another service before it.
    var token: String? {
        for header in headers[values: .authorization] {
            let pieces = header.split(separator: " ", maxSplits: 1)
            guard pieces.count == 2, ["bearer", "oauth"].contains(pieces[0].lowercased()) else { continue }
            return String(pieces[1])
        }
        return text("access_token")
    }
}

extension IncomingRequest {
    /// A call inside a batch: with the outer request's version and token unless it has its own.
    init(
        method: HTTPRequest.Method,
        target: Substring,
        query: String,
        outer: IncomingRequest,
        body: JSONObject,
        files: [String: MultipartForm.Part]
    ) {
        let (version, path) = Self.split(target)
        var query = Self.query(query)
        if query["access_token"] == nil, body["access_token"] == nil { query["access_token"] = outer.token }
        self.method = method
        self.version = version ?? outer.version
        self.path = path
        self.query = query
        headers = [:]
        self.body = body
        self.files = files
        bytes = ByteBuffer()
    }

    /// The same caller's GET of another node or edge, as `fields` and `ids` ask for it.
    func reading(_ path: [String], query: [String: String]) -> IncomingRequest {
        var query = query
        query["access_token"] = token
        return IncomingRequest(
            method: .get,
            path: path,
            version: version,
            query: query,
            headers: [:],
            body: [:],
            files: [:],
            bytes: ByteBuffer()
        )
    }

    private static func split(_ target: some StringProtocol) -> (version: String?, path: [String]) {
        var pieces = target.split(separator: "/").map { FormFields.decode($0.utf8) }
        let version = pieces.first.flatMap { isVersion($0) ? $0 : nil }
        if version != nil { pieces.removeFirst() }
        return (version, pieces)
    }

    private static func query(_ text: String) -> [String: String] {
        Dictionary(FormFields.read(text.utf8).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }

    static let bodyMax = 4 * 1024 * 1024
    static let fileMax = 101 * 1024 * 1024

    /// - Throws: `GraphRefusal` for bodies that cannot be read.
    static func read(_ request: Request) async throws -> IncomingRequest {
        let (version, pieces) = split(request.uri.path)
        let query = query(request.uri.query ?? "")
        let contentType = request.headers[.contentType] ?? ""
        let isUpload = pieces.first?.hasPrefix("upload:") == true
        let takesFiles = isUpload || pieces.last == "media" || pieces.last == "uploads"
        let bytes: ByteBuffer
        do {
            bytes = try await request.body.collect(upTo: takesFiles ? fileMax : bodyMax)
        } catch is NIOTooManyBytesError {
            throw GraphRefusal.parameter("Request body is too large.")
        }
        // Some send the file already with the call that only opens its session.
        let isRaw = isUpload && pieces.count == 1 || pieces.last == "uploads" && RequestBody.isFile(contentType)
        let body = try isRaw ? RequestBody() : RequestBody(bytes, contentType: contentType)
        return IncomingRequest(
            method: method(request.method, said: query["method"] ?? body.parameters["method"]?.string),
            path: pieces,
            version: version,
            query: query,
            headers: request.headers,
            body: body.parameters,
            files: body.files,
            bytes: bytes
        )
    }

    /// Graph answers HEAD as GET, and takes `method=delete` for clients that can only GET and POST.
    private static func method(_ sent: HTTPRequest.Method, said: String?) -> HTTPRequest.Method {
        switch (sent, said?.uppercased()) {
        case (.get, let said?), (.post, let said?):
            [HTTPRequest.Method.get, .post, .delete].first { $0.rawValue == said } ?? sent
        case (.head, _): .get
        default: sent
        }
    }

    /// `v23.0`, `v23`; also those that ended long ago, which the oldest living one serves: many bots still write the
    /// `v12.0` of the first WhatsApp samples.
    private static func isVersion(_ piece: String) -> Bool {
        guard piece.first == "v", let major = piece.dropFirst().split(separator: ".").first.flatMap({ Int($0) }) else {
            return false
        }
        return major >= 1 && piece.dropFirst().allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
    }
}
