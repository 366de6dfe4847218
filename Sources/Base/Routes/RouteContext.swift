package import Hummingbird
import NIOCore

/// What Hummingbird gives along with a request: the logger, and the socket's other end.
package struct RouteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The peer's IP address; `nil` for a Unix socket and in tests without a network.
    let peer: String?
    private let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
        channel = source.channel
    }

    /// Ends the connection when the answer has had time to arrive: for clients that may send what we refused for ever.
    func closeSoon() {
        let channel = channel
        channel.eventLoop.scheduleTask(in: .seconds(5)) { channel.close(promise: nil) }
    }
}
