import CloudAPI
import NIOCore
import Primitives

/// What Graph answers, and how it comes to grief on the way when that was ordered.
struct GraphAnswer: Sendable {
    enum Body: Sendable {
        case json(JSON)
        case bytes(ByteBuffer, contentType: String)
    }

    var status = 200
    var body: Body
    /// Before it is answered.
    var delay = Duration.zero
    /// The connection is closed without an answer.
    var drops = false
    var headers: GraphHeaders?
    /// Of a downloaded file.
    var filename: String?

    init(_ json: JSON, status: Int = 200) {
        body = .json(json)
        self.status = status
    }

    init(bytes: ByteBuffer, contentType: String, status: Int = 200) {
        body = .bytes(bytes, contentType: contentType)
        self.status = status
    }
}
