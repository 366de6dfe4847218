import Foundation
import HTTPTypes
import NIOCore
import Routes

/// One file of the web client, with its compressed twins.
struct WebFile: Sendable {
    private let type: String
    private let tag: String
    private let plain: ByteBuffer
    private let gzip: ByteBuffer?
    private let brotli: ByteBuffer?

    enum Cache: String {
        /// The address holds the content's hash.
        case forever = "public, max-age=31536000, immutable"
        case checked = "no-cache"
    }

    init(_ listed: WebClient.Manifest.File, in directory: URL) throws {
        type = listed.type
        tag = "\"\(listed.sha256)\""
        let url = directory.appending(path: listed.path)
        plain = ByteBuffer(bytes: try Data(contentsOf: url))
        gzip = try Self.twin(of: url, "gz")
        brotli = try Self.twin(of: url, "br")
    }

    private static func twin(of url: URL, _ ending: String) throws -> ByteBuffer? {
        let twin = url.appendingPathExtension(ending)
        guard FileManager.default.fileExists(atPath: twin.path) else { return nil }
        return ByteBuffer(bytes: try Data(contentsOf: twin))
    }

    func reply(to call: Call, cache: Cache) -> Reply {
        let (body, encoding) = encoded(for: call.headers[.acceptEncoding] ?? "")
        var reply =
            call.headers[.ifNoneMatch] == tag
            ? Reply.bytes(ByteBuffer(), contentType: type, status: .notModified)
            : Reply.bytes(body, contentType: type)
        reply.headers[.cacheControl] = cache.rawValue
        reply.headers[.eTag] = tag
        reply.headers[.vary] = "Accept-Encoding"
        if let encoding { reply.headers[.contentEncoding] = encoding }
        return reply
    }

    private func encoded(for accepted: String) -> (ByteBuffer, encoding: String?) {
        let names = accepted.split(separator: ",").map { $0.prefix { $0 != ";" }.filter { $0 != " " } }
        if let brotli, names.contains("br") { return (brotli, "br") }
        if let gzip, names.contains("gzip") { return (gzip, "gzip") }
        return (plain, nil)
    }
}
