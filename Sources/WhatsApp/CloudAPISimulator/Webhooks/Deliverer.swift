import AsyncHTTPClient
import CloudAPI
import Logging
import NIOCore
import NIOHTTP1
import Primitives
import ServiceLifecycle

/// Posts the deliveries, signed, many at once, until it is told to stop.
struct Deliverer: Service {
    let engine: Engine
    let client: HTTPClient
    let signature: WebhookSignature
    let logger: Logger

    /// Meta waits about that long for an answer (observed; not documented).
    private static let timeout = TimeAmount.seconds(10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    for delivery in engine.takeDeliveries() {
                        group.addTask { await post(delivery) }
                    }
                    await engine.waitForDeliveries()
                }
            }
        }
    }

    private func post(_ delivery: Delivery) async {
        var status: Int?
        do {
            status = try await answer(to: delivery)
        } catch {
            logger.debug("Webhook not answered", metadata: ["delivery": "\(delivery.id)", "error": "\(error)"])
        }
        engine.finish(delivery, status: status)
    }

    private func answer(to delivery: Delivery) async throws -> Int {
        var request = HTTPClientRequest(url: delivery.url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "User-Agent", value: "facebookexternalua")
        request.headers.add(name: "Accept", value: "*/*")
        let bytes = Array(delivery.body.readableBytesView)
        request.headers.add(name: WebhookSignature.headerName, value: signature.sign(bytes))
        request.headers.add(name: WebhookSignature.olderHeaderName, value: signature.signOlder(bytes))
        request.body = .bytes(delivery.body)
        let response = try await client.execute(request, timeout: Self.timeout)
        _ = try await response.body.collect(upTo: 1024 * 1024)
        return Int(response.status.code)
    }
}
