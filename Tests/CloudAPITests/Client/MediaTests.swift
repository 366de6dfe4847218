import CloudAPI
import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization
import Testing

struct MediaTests {
    @Test
    func `An upload is a form that is read piece by piece`() async throws {
        try await GraphStub.run(.ok, #"{"id":"6291"}"#) { client, stub in
            let pieces = Mutex(0)
            let chunks = AsyncThrowingStream<[UInt8], any Error>(unfolding: {
                let index = pieces.withLock { count in
                    defer { count += 1 }
                    return count
                }
                return index < 300 ? Array(repeating: UInt8(ascii: "a"), count: 10000) : nil
            })
            let media = MediaUpload(
                filename: "a\"\r\nX: y.jpg",
                mimeType: "image/jpeg",
                byteCount: 3_000_000,
                chunks: chunks
            )

            #expect(try await client.uploadMedia(media, "2097") == "6291")

            let request = try #require(stub.received.first)
            #expect(request.path == "/v26.0/2097/media")
            let type = try #require(request.headers["content-type"])
            let boundary = try #require(type.split(separator: "=").last)
            #expect(
                request.body == """
                    --\(boundary)\r
                    Content-Disposition: form-data; name="messaging_product"\r
                    \r
                    whatsapp\r
                    --\(boundary)\r
                    Content-Disposition: form-data; name="type"\r
                    \r
                    image/jpeg\r
                    --\(boundary)\r
                    Content-Disposition: form-data; name="file"; filename="aX: y.jpg"\r
                    Content-Type: image/jpeg\r
                    \r
                    \(String(repeating: "a", count: 3_000_000))\r
                    --\(boundary)--\r

                    """
            )
        }
    }

    @Test
    func `An upload that gives other than it said fails`() async throws {
        try await GraphStub.run(.ok, #"{"id":"6291"}"#) { client, _ in
            for count in [2, 4] as [Int64] {
                let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
                    continuation.yield([1, 2, 3])
                    continuation.finish()
                }
                let media = MediaUpload(filename: "f", mimeType: "image/png", byteCount: count, chunks: chunks)
                await #expect(throws: CloudAPIError.self) { try await client.uploadMedia(media, "2097") }
            }
        }
    }

    @Test
    func `Where media are is told`() async throws {
        let body =
            #"{"url":"https://lookaside.fbsbx.com/x","mime_type":"image/jpeg","sha256":"ab","file_size":"303833","id":6291}"#
        try await GraphStub.run(.ok, body) { client, stub in
            let record = try await client.media("6291", "2097")

            #expect(record.url == "https://lookaside.fbsbx.com/x")
            #expect(record.byteCount == 303_833)
            #expect(record.id == "6291")
            #expect(stub.received.first?.query == ["phone_number_id": "2097"])
        }
    }

    @Test
    func `A download comes in pieces with its hash`() async throws {
        let bytes = (0..<500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await GraphStub.run(answer: { request in
            #expect(request.headers["authorization"] == "Bearer token-of-the-test")
            return Response(
                status: .ok,
                headers: [.contentType: "image/jpeg"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            )
        }) { client, stub in
            let collected = Mutex<[UInt8]>([])
            let url = try await stub.address(client) + "/media/1?hash=x"

            let download = try await client.downloadMedia(url, 1_000_000) { piece in
                collected.withLock { $0 += piece }
            }

            #expect(download.byteCount == 500_000)
            #expect(download.mimeType == "image/jpeg")
            #expect(download.sha256 == Array(SHA256.hash(data: bytes)))
            #expect(collected.withLock { $0 } == bytes)
        }
    }

    @Test
    func `A download ends at its limit, and when nobody takes it`() async throws {
        try await GraphStub.run(.ok, String(repeating: "a", count: 300_000)) { client, stub in
            struct DiskFull: Error {}
            let url = try await stub.address(client) + "/media/1"

            await #expect(throws: CloudAPIError.tooLarge(bytesMax: 100_000)) {
                try await client.downloadMedia(url, 100_000) { _ in }
            }
            await #expect(throws: CloudAPIError.local("DiskFull()")) {
                try await client.downloadMedia(url, 1_000_000) { _ in throw DiskFull() }
            }
        }
    }

    @Test
    func `A link that has died is told`() async throws {
        try await GraphStub.run(.notFound, "") { client, stub in
            let url = try await stub.address(client) + "/media/1"

            await #expect(throws: CloudAPIError.unanswered(.failed(status: 404))) {
                try await client.downloadMedia(url, 1000) { _ in }
            }
        }
    }

    @Test(arguments: [
        "http://lookaside.fbsbx.com/x", "https://fbsbx.com.evil.example/x", "https://evilfbsbx.com/x",
        "https://127.0.0.1/x", "file:///etc/passwd", "", "https://lookaside.fbsbx.com@evil.example/",
    ])
    func `The token goes to no other host`(url: String) async throws {
        try await withTransport { transport in
            let client = CloudAPIClient.live(CloudAPISettings(token: Secret("t")), over: transport)

            await #expect { try await client.downloadMedia(url, 1000) { _ in } } throws: { error in
                if case .untrustedHost? = error as? CloudAPIError { true } else { false }
            }
        }
    }
}

extension GraphStub {
    /// The address of the server, from a request that the client makes to it.
    fileprivate func address(_ client: CloudAPIClient) async throws -> String {
        try? await client.deleteMedia("1")
        return "http://" + (received.last?.host ?? "")
    }
}
