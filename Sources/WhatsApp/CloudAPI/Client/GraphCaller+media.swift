import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOHTTP1

extension GraphCaller {
    @Sendable
    func uploadMedia(_ media: MediaUpload, _ phoneNumberID: String) async throws(CloudAPIError) -> String {
        let request = GraphRequest(
            method: .POST,
            path: [phoneNumberID, "media"],
            body: .stream(MultipartBody(media))
        )
        return try await call(request).success { json throws(WireError) in try json.needText("id") }
    }

    @Sendable
    func media(_ mediaID: String, _ phoneNumberID: String?) async throws(CloudAPIError) -> MediaRecord {
        try await get(mediaID, query: [("phone_number_id", phoneNumberID)])
            .success { json throws(WireError) in try MediaRecord(json) }
    }

    /// Source: whatsapp-cloud-api.md, section 5, "Resumable upload".
    @Sendable
    func uploadHandle(_ bytes: [UInt8], _ mimeType: String, _ appID: String) async throws(CloudAPIError) -> String {
        let started = await call(
            GraphRequest(
                method: .POST,
                path: [appID, "uploads"],
                query: [("file_length", "\(bytes.count)"), ("file_type", mimeType)]
            )
        )
        let session = try started.success { json throws(WireError) in try json.needText("id") }
        // The session's identity has a signature after a question mark, which is a query and no part of the path.
        let parts = session.split(separator: "?", maxSplits: 1).map(String.init)
        let query = parts.count > 1 ? parts[1].split(separator: "&") : []
        let request = GraphRequest(
            method: .POST,
            path: [parts.first ?? session],
            query: query.map { item in
                let pair = item.split(separator: "=", maxSplits: 1).map(String.init)
                return (pair.first ?? "", pair.count > 1 ? pair[1] : "")
            },
            body: .bytes(ByteBuffer(bytes: bytes))
        )
        return try await call(request).success { json throws(WireError) in try json.needText("h") }
    }

    @Sendable
    func deleteMedia(_ mediaID: String) async throws(CloudAPIError) {
        try await delete(mediaID).confirmed()
    }

    @Sendable
    func downloadMedia(
        _ url: String,
        _ bytesMax: Int,
        _ write: @escaping MediaSink
    ) async throws(CloudAPIError) -> MediaDownload {
        guard isTrusted(url) else {
            throw .untrustedHost(URL(string: url)?.host() ?? "")
        }
        var message = HTTPClientRequest(url: url)
        message.headers.add(name: "Authorization", value: "Bearer \(settings.token.revealed())")
        // Meta's media hosts refuse requests that do not say who asks.
        message.headers.add(name: "User-Agent", value: "Lodestone")
        let deadline = NIODeadline.now() + TimeAmount(settings.mediaTimeLimit)
        let response = try await head(message, deadline: deadline)
        let result: Result<MediaDownload, CloudAPIError>
        do {
            result = try await before(deadline) {
                try await Self.copy(response, bytesMax: bytesMax, to: write)
            }
        } catch {
            throw .unanswered(Self.reason(of: error))
        }
        return try result.get()
    }

    /// The token goes to Meta's hosts by TLS, and to whom the settings name.
    private func isTrusted(_ url: String) -> Bool {
        guard let url = URL(string: url), let host = url.host()?.lowercased(), let base = URL(string: settings.baseURL)
        else { return false }
        if url.scheme == base.scheme, host == base.host()?.lowercased(), url.port == base.port {
            return true
        }
        return url.scheme == "https" && settings.mediaHosts.contains { host == $0 || host.hasSuffix("." + $0) }
    }

    private func head(_ message: HTTPClientRequest, deadline: NIODeadline) async throws(CloudAPIError)
        -> HTTPClientResponse
    {
        let response: HTTPClientResponse
        do {
            response = try await transport.http.execute(message, deadline: deadline)
        } catch {
            throw .unanswered(Self.reason(of: error))
        }
        guard response.status == .ok else {
            throw await refusal(response, deadline: deadline)
        }
        return response
    }

    private func refusal(_ response: HTTPClientResponse, deadline: NIODeadline) async -> CloudAPIError {
        let status = Int(response.status.code)
        guard let bytes = try? await response.body.collect(upTo: 65536, before: deadline),
            let json = try? JSON(parsing: bytes.readableBytesView),
            let error = json["error"].flatMap(GraphError.init)
        else { return .unanswered(.failed(status: status)) }
        return .refused(error)
    }

    private static func copy(
        _ response: HTTPClientResponse,
        bytesMax: Int,
        to write: MediaSink
    ) async throws -> Result<MediaDownload, CloudAPIError> {
        var count = 0
        var hash = SHA256()
        for try await chunk in response.body {
            let bytes = Array(chunk.readableBytesView)
            count += bytes.count
            guard count <= bytesMax else { return .failure(.tooLarge(bytesMax: bytesMax)) }
            hash.update(data: bytes)
            do {
                try await write(bytes)
            } catch {
                return .failure(.local("\(error)"))
            }
        }
        return .success(
            MediaDownload(
                mimeType: response.headers.first(name: "content-type"),
                byteCount: count,
                sha256: Array(hash.finalize())
            )
        )
    }
}
