import NIOCore

/// The form of a media upload: two fields and a file, never whole in memory.
struct MultipartBody: Sendable {
    private static let boundary = "lodestone-0f3c2b7a9d514e68"

    let contentType = "multipart/form-data; boundary=\(Self.boundary)"
    let byteCount: Int64
    private let head: ByteBuffer
    private let tail: ByteBuffer
    private let upload: MediaUpload

    init(_ upload: MediaUpload) {
        let mimeType = Self.header(upload.mimeType)
        let head = """
            --\(Self.boundary)\r
            Content-Disposition: form-data; name="messaging_product"\r
            \r
            whatsapp\r
            --\(Self.boundary)\r
            Content-Disposition: form-data; name="type"\r
            \r
            \(mimeType)\r
            --\(Self.boundary)\r
            Content-Disposition: form-data; name="file"; filename="\(Self.header(upload.filename))"\r
            Content-Type: \(mimeType)\r
            \r

            """
        self.upload = upload
        self.head = ByteBuffer(string: head)
        tail = ByteBuffer(string: "\r\n--\(Self.boundary)--\r\n")
        byteCount = Int64(self.head.readableBytes) + upload.byteCount + Int64(tail.readableBytes)
    }

    /// Without what would end a header or a quoted value.
    private static func header(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }))
    }

    func watched(by watch: WatchedBody.Watch) -> Watched {
        Watched(body: self, watch: watch)
    }

    /// The pieces in order; notes when the first is asked for.
    struct Watched: AsyncSequence, Sendable {
        typealias Element = ByteBuffer

        fileprivate let body: MultipartBody
        fileprivate let watch: WatchedBody.Watch

        func makeAsyncIterator() -> Iterator {
            Iterator(head: body.head, chunks: body.upload.chunks.makeAsyncIterator(), tail: body.tail, watch: watch)
        }
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var head: ByteBuffer?
        fileprivate var chunks: AsyncThrowingStream<[UInt8], any Error>.Iterator
        fileprivate var tail: ByteBuffer?
        fileprivate let watch: WatchedBody.Watch

        mutating func next() async throws -> ByteBuffer? {
            watch.note()
            if let head {
                self.head = nil
                return head
            }
            if let chunk = try await chunks.next() {
                return ByteBuffer(bytes: chunk)
            }
            defer { tail = nil }
            return tail
        }
    }
}
