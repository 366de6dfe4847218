public import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Foundation
import NIOFoundationCompat

public enum SendOutcome: Sendable {
    case accepted(Receipt)
    case refused(GraphError)
    case rateLimited(GraphError, retryAfter: Duration?)
    case unreachable(String)
    case unknown(String)
    public struct Receipt: Sendable { public let wamid: String }
}
public struct CloudAPI: Sendable {
    public var send: @Sendable (JSON, String) async -> SendOutcome
    public var get: @Sendable (String) async throws -> JSON
    public static func live(baseURL: String, token: String, http: HTTPClient) -> CloudAPI {
        CloudAPI(send: { body, number in
            var request = HTTPClientRequest(url: "\(baseURL)/v25.0/\(number)/messages")
            request.method = .POST
            request.headers.add(name: "Authorization", value: "Bearer \(token)")
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body.bytes())
            do {
                let response = try await http.execute(request, timeout: .seconds(30))
                let bytes = try await response.body.collect(upTo: 1 << 20)
                let json = try JSON(parsing: bytes.readableBytesView)
                if response.status == .ok, let id = json["messages"]?[0]?["id"]?.string { return .accepted(.init(wamid: id)) }
                guard let error = json["error"].flatMap({ GraphError($0) }) else { return .unknown("no error body") }
                if [4, 80007, 130429, 131056].contains(error.code) { return .rateLimited(error, retryAfter: nil) }
                return .refused(error)
            } catch { return .unknown("\(error)") }
        }, get: { path in
            var request = HTTPClientRequest(url: "\(baseURL)/v25.0/\(path)")
            request.headers.add(name: "Authorization", value: "Bearer \(token)")
            let response = try await http.execute(request, timeout: .seconds(30))
            return try JSON(parsing: try await response.body.collect(upTo: 1 << 22).readableBytesView)
        })
    }
}
