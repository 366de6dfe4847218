import HTTPTypes
import Hummingbird
import Logging
import NIOCore

extension Reply {
    /// As Hummingbird sends it.
    ///
    /// - Throws: what encoding throws.
    func response(to request: Request, log: RequestLogger) throws -> Response {
        Response(status: status, headers: headers, body: try body(for: request, log: log))
    }

    private func body(for request: Request, log: RequestLogger) throws -> ResponseBody {
        switch content {
        case .nothing:
            ResponseBody()
        case .json(let value):
            ResponseBody(byteBuffer: try JSONText.encode(value))
        case .bytes(let buffer):
            ResponseBody(byteBuffer: buffer)
        case .stream(let write):
            ResponseBody { writer in
                var target = ReplyWriter(writer)
                do {
                    try await write(&target)
                } catch {
                    log.dressed.error("Streamed answer broke off", metadata: ["error": "\(String(reflecting: error))"])
                    throw error
                }
                try await writer.finish(nil)
            }
        case .events(let feed):
            ResponseBody { writer in
                var target = writer
                // A plain wait never notices that an idle client left; this cancels the feed when it does.
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await feed.write(to: &target)
                }
                try await writer.finish(nil)
            }
        }
    }

    /// The whole body in memory, for answers that have one.
    func heldBody() throws -> ByteBuffer? {
        switch content {
        case .nothing: ByteBuffer()
        case .json(let value): try JSONText.encode(value)
        case .bytes(let buffer): buffer
        case .stream, .events: nil
        }
    }
}
