import AsyncHTTPClient
import Messaging
import NIOCore
import NIOHTTP1

extension WebReach {
    /// By the shared client, with ten seconds and a kilobyte.
    static let live = WebReach { url in
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "User-Agent", value: "Lodestone")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        let body = try? await response.body.collect(upTo: 65_536)
        return Answer(
            status: Int(response.status.code),
            body: body.map { String(String(buffer: $0).prefix(1024)) } ?? "",
            date: response.headers.first(name: "date")
        )
    }
}
