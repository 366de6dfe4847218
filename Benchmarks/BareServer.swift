import Foundation
import Hummingbird
import Logging
import NIOCore

/// What a server in Hummingbird costs that keeps nothing: takes a body whole and answers with a little JSON.
///
/// Prints its port when it listens.
func runBareServer() async throws {
    struct Answer: ResponseEncodable {
        let success: Bool
    }
    let router = Router()
    router.post("webhooks/whatsapp") { request, _ in
        _ = try await request.body.collect(upTo: 3 * 1_048_576)
        return Answer(success: true)
    }
    var logger = Logger(label: "bare")
    logger.logLevel = .error
    let application = Application(
        router: router,
        configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in
            // Standard output to a pipe waits for a full buffer; whoever started us waits for this line.
            FileHandle.standardOutput.write(Data("\(channel.localAddress?.port ?? 0)\n".utf8))
        },
        logger: logger
    )
    try await application.runService()
}
