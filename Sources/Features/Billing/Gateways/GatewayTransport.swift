import AsyncHTTPClient
import CloudAPI
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Carries calls to gateways.
package struct GatewayTransport: Sendable {
    /// Throws `GatewayError.unreachable` when no answer came.
    var send: @Sendable (GatewayCall) async throws -> GatewayAnswer

    /// Over HTTP. Redirects are not followed: they would take the secrets of a call elsewhere.
    package static let live = GatewayTransport { call in
        var request = HTTPClientRequest(url: call.url)
        request.method = .RAW(value: call.method)
        for (name, value) in call.headers { request.headers.add(name: name, value: value) }
        if !call.body.isEmpty { request.body = .bytes(ByteBuffer(bytes: call.body)) }
        do {
            let response = try await client.execute(request, timeout: .seconds(20))
            let body = try await response.body.collect(upTo: 1_048_576)
            return GatewayAnswer(status: Int(response.status.code), body: Array(body.readableBytesView))
        } catch {
            throw GatewayError.unreachable("\(type(of: error))")
        }
    }

    /// Lives as long as the process, as the library's own shared client does: nobody has to shut it down.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: .init(redirectConfiguration: .disallow, timeout: .init(connect: .seconds(10)))
    )
}

struct GatewayCall: Sendable {
    var method = "POST"
    let url: String
    var headers: [(String, String)]
    var body: [UInt8] = []
}

struct GatewayAnswer: Sendable {
    let status: Int
    let body: [UInt8]

    /// The answer's JSON when the status says that it was done.
    ///
    /// - Throws: `GatewayError`.
    func json() throws(GatewayError) -> JSON {
        let json: JSON
        do {
            json = try JSON(parsing: body)
        } catch {
            throw .unreachable("status \(status) without JSON")
        }
        if (200..<300).contains(status) { return json }
        // 5xx may have done something.
        guard (400..<500).contains(status), !Self.later.contains(status) else { throw .unreachable("status \(status)") }
        throw .refused(status: status, Self.words(json))
    }

    /// Statuses that say nothing of the money: a key that ran out, a path that was not found, "not now". 404 is among them
    /// since a proxy says it too.
    private static let later: Set<Int> = [401, 403, 404, 408, 409, 425, 429]

    /// Razorpay says `error.description`, Stripe `error.message`, Cashfree `message`.
    private static func words(_ json: JSON) -> String {
        let text =
            json["error"]?["description"]?.string ?? json["error"]?["message"]?.string ?? json["message"]?.string
        return String((text ?? "no reason given").prefix(300))
    }
}
