import Primitives
import ServiceLifecycle

/// A bell for one loop: `for await _ in wake.rings`. Rung several times while the loop works, it rings once after.
struct Wake: Sendable {
    let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    init() {
        (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func ring() {
        bell.yield()
    }

    /// Rings for each notice and once every `interval`; ends the loop when the process is asked to stop.
    func run(notices: AsyncStream<String>, every interval: Duration, ambient: Ambient) async {
        bell.yield()
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask {
                    for await _ in notices { bell.yield() }
                }
                while !Task.isShuttingDownGracefully, !Task.isCancelled {
                    do {
                        try await cancelWhenGracefulShutdown { try await ambient.sleep(interval) }
                    } catch { break }
                    bell.yield()
                }
                group.cancelAll()
            }
            bell.finish()
        } onGracefulShutdown: {
            bell.finish()
        }
    }
}
