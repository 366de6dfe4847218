import AsyncHTTPClient
import Messaging
import NIOCore
import NIOHTTP1

extension WebReach {
    /// By the shared client, with ten seconds and a kilobyte; an answer that leads elsewhere is not followed.
    static let live = WebReach { url in
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "User-Agent", value: "Lodestone")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        var body = try? await response.body.collect(upTo: 65_536)
        return Answer(
            status: Int(response.status.code),
            body: body?.readString(length: min(1024, body?.readableBytes ?? 0)) ?? "",
            date: response.headers.first(name: "date")
        )
    }
}
