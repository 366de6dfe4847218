package import Hummingbird

/// What Hummingbird gives along with a request: the logger, and the socket's other end.
package struct RouteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The peer's IP address; `nil` for a Unix socket and in tests without a network.
    let peer: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}
