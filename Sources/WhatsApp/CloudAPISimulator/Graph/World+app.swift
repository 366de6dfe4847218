import CloudAPI
import HTTPTypes
import NIOCore

/// The app: where its webhooks go, and resumable uploads.
extension World {
    mutating func answerApp(_ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        switch (try edge(request), request.method) {
        case (nil, .get): return ["id": .string(account.appID), "name": "Lodestone simulator"]
        case ("subscriptions"?, .get): return ["data": .array(subscriptionList)]
        case ("subscriptions"?, .post): return try subscribe(request)
        case ("subscriptions"?, .delete):
            subscriptions.appURL = nil
            return ["success": true]
        case ("uploads"?, .post): return try startUpload(request)
        default: throw unknownEdge(request)
        }
    }

    private var subscriptionList: [JSON] {
        guard let url = subscriptions.appURL else { return [] }
        let fields: [JSON] = (subscriptions.fields.map { $0.sorted() } ?? ["messages"]).map {
            ["name": .string($0), "version": "v26.0"]
        }
        return [
            [
                "object": "whatsapp_business_account",
                "callback_url": .string(url),
                "active": true,
                "fields": .array(fields),
            ]
        ]
    }

    /// The callback was verified before.
    private mutating func subscribe(_ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard request.text("object") == "whatsapp_business_account" else {
            throw .parameter("Param object must be one of {whatsapp_business_account}.")
        }
        if let url = request.text("callback_url") {
            subscriptions.appURL = url
            subscriptions.appVerifyToken = request.text("verify_token")
        }
        if let fields = request.parameter("fields") {
            let names = fields.array?.compactMap(\.string) ?? Self.list(fields.looseText)
            subscriptions.fields = Set(names)
        }
        return ["success": true]
    }

    // MARK: Resumable uploads

    static let uploadsMax = 50

    private mutating func startUpload(_ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        // Graph opens a session that says nothing of the file: that is how Odoo's WhatsApp module tries app and token.
        let length = try request.text("file_length").map { text throws(GraphRefusal) in
            guard let length = Int(text), (0...IncomingRequest.fileMax).contains(length) else {
                throw .parameter("Param file_length must be a number of bytes.")
            }
            return length
        }
        let id = "upload:" + draw { $0.letters(40) }
        if uploads.count >= Self.uploadsMax, let oldest = uploads.keys.min() { uploads[oldest] = nil }
        uploads[id] = UploadSession(id: id, mimeType: request.text("file_type"), lengthBytes: length)
        return ["id": .string(id)]
    }

    mutating func upload(_ id: String, _ request: IncomingRequest) throws(GraphRefusal) -> JSON {
        guard var session = uploads[id] else { throw .unknownObject(id, method: request.method.rawValue) }
        guard request.method == .post else {
            return ["id": .string(id), "file_offset": .integer(session.bytes.readableBytes)]
        }
        let offset = HTTPField.Name("file_offset").flatMap { request.headers[$0] }.flatMap { Int($0) }
        // Clients that send the whole file at once leave it out (frappe_whatsapp).
        guard offset ?? 0 == session.bytes.readableBytes else {
            throw .parameter("file_offset must be \(session.bytes.readableBytes).")
        }
        session.bytes.writeImmutableBuffer(request.bytes)
        guard session.bytes.readableBytes <= session.lengthBytes ?? IncomingRequest.fileMax else {
            throw .parameter("More bytes than file_length says.")
        }
        let handle = "4::" + draw { $0.letters(60) }
        session.handle = handle
        uploads[id] = session
        return ["h": .string(handle)]
    }
}
