import CloudAPI
import HTTPTypes
import NIOCore
import Primitives

/// Media: upload, look up, download, delete. Source: reference section 6.
extension World {
    mutating func uploadMedia(_ request: IncomingRequest, numberID: String, at now: Timestamp) throws(GraphRefusal)
        -> JSON
    {
        guard request.text("messaging_product") == "whatsapp" else {
            throw .parameter("The parameter messaging_product is required.")
        }
        guard let file = request.files["file"] ?? request.files.values.first else {
            throw .parameter("The parameter file is required.")
        }
        let type = MediaKind.type(said: request.text("type"), file: file)
        guard file.bytes.readableBytes > 0, file.bytes.readableBytes <= Self.mediaBytesMax(type) else {
            throw .message(131053, "Media file size is too small or too big for \(type).")
        }
        let item = mediaItem(
            file.bytes,
            type: type,
            filename: file.filename,
            numberID: numberID,
            life: MediaShelf.uploadLife,
            at: now
        )
        media.add(item)
        return ["id": .string(item.id)]
    }

    mutating func mediaItem(
        _ bytes: ByteBuffer,
        type: String,
        filename: String?,
        numberID: String,
        life: Duration,
        at now: Timestamp
    ) -> MediaItem {
        MediaItem(
            id: freshID(),
            numberID: numberID,
            mimeType: type,
            filename: filename,
            bytes: bytes,
            sha256: MediaShelf.digest(bytes),
            expiresAt: now + life
        )
    }

    private static func mediaBytesMax(_ type: String) -> Int {
        let megabyte = 1024 * 1024
        switch type.split(separator: ";").first.map(String.init) ?? type {
        case "image/jpeg", "image/png": return 5 * megabyte
        case "image/webp": return 500 * 1024
        case let type where type.hasPrefix("audio/") || type.hasPrefix("video/"): return 16 * megabyte
        default: return 100 * megabyte
        }
    }

    mutating func answerMedia(
        _ id: String,
        _ request: IncomingRequest,
        baseURL: String,
        at now: Timestamp
    ) throws(GraphRefusal) -> JSON {
        guard try edge(request) == nil, let item = media.find(id, at: now) else { throw unknownEdge(request) }
        if let number = request.text("phone_number_id"), number != item.numberID {
            throw .unknownObject(id, method: request.method.rawValue)
        }
        switch request.method {
        case .get:
            return [
                "messaging_product": "whatsapp",
                "url": .string(mediaURL(item, baseURL: baseURL, source: "getMedia", at: now)),
                "mime_type": .string(item.mimeType),
                "sha256": .string(item.sha256Hexadecimal),
                "file_size": .integer(item.bytes.readableBytes),
                "id": .string(id),
            ]
        case .delete:
            media.remove(id)
            return ["success": true]
        default: throw .unknownObject(id, method: request.method.rawValue)
        }
    }

    /// `GET` of a media URL: the token again, and not later than five minutes.
    func download(_ request: IncomingRequest, at now: Timestamp) throws(GraphRefusal) -> GraphAnswer {
        try authorize(request)
        let gone = GraphRefusal(
            status: 404,
            code: 100,
            message: "Media not found, or the URL has expired.",
            subcode: 33
        )
        guard let id = request.query["mid"], let until = request.query["ext"].flatMap({ Int64($0) }),
            request.query["hash"] == mediaHash(id, until: until), now.seconds < until,
            let item = media.find(id, at: now)
        else { throw gone }
        var answer = GraphAnswer(bytes: item.bytes, contentType: item.mimeType)
        answer.filename = MediaKind.downloadName(item)
        return answer
    }
}
