import Hummingbird
import NIOCore

/// What Hummingbird gives with a request, and the connection, so that it can be dropped on purpose.
struct SimulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
