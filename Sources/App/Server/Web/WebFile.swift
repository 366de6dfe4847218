import Foundation
import HTTPTypes
import NIOCore
import Routes

/// One file of the web client: its compressed twins, or itself when it has none.
struct WebFile: Sendable {
    private let type: String
    private let tag: String
    private let path: URL
    /// `nil` where there are twins. Every browser takes those; who takes neither is given the file from the disk.
    private let plain: ByteBuffer?
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
        path = directory.appending(path: listed.path)
        gzip = try Self.twin(of: path, "gz")
        brotli = try Self.twin(of: path, "br")
        plain = gzip == nil && brotli == nil ? try ByteBuffer(bytes: Data(contentsOf: path)) : nil
    }

    private static func twin(of url: URL, _ ending: String) throws -> ByteBuffer? {
        let twin = url.appendingPathExtension(ending)
        guard FileManager.default.fileExists(atPath: twin.path) else { return nil }
        return ByteBuffer(bytes: try Data(contentsOf: twin))
    }

    /// - Throws: when the file is wanted from the disk and is no more there.
    func reply(to call: Call, cache: Cache) throws -> Reply {
        let (body, encoding) = try encoded(for: call.headers[.acceptEncoding] ?? "")
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

    private func encoded(for accepted: String) throws -> (ByteBuffer, encoding: String?) {
        let names = accepted.split(separator: ",").map { $0.prefix { $0 != ";" }.filter { $0 != " " } }
        if let brotli, names.contains("br") { return (brotli, "br") }
        if let gzip, names.contains("gzip") { return (gzip, "gzip") }
        return (try plain ?? ByteBuffer(bytes: Data(contentsOf: path)), nil)
    }
}
