import AsyncHTTPClient
import CloudAPI
import CloudAPISimulator
import NIOCore
import NIOHTTP1

/// The app's own address for webhooks, which people give in Meta's dashboard: here it is given for them.
struct AppSubscription {
    let simulator: SimulatorFacts

    func make(to address: String) async throws {
        var request = HTTPClientRequest(url: "\(simulator.baseURL)/\(simulator.appID)/subscriptions")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(simulator.accessToken)")
        request.headers.add(name: "Content-Type", value: "application/json")
        let wanted: JSON = [
            "object": "whatsapp_business_account", "callback_url": .string(address),
            "verify_token": .string(simulator.verifyToken),
        ]
        request.body = .bytes(wanted.bytes())
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        _ = try await answer.body.collect(upTo: 1 << 20)
        guard answer.status == .ok else { throw ConfigurationError.sandbox }
    }
}
