@testable import Jobs
import TestSupport
import Testing

struct BellTests {
    @Test
    func `Rings that nobody waited for are kept as one`() async throws {
        let bell = Bell()
        bell.ring()
        bell.ring()

        await bell.wait()

        let clock = TestClock()
        async let waiting: Void = bell.wait(orAfter: { try await clock.sleep(for: .seconds(1)) })
        await clock.untilSleeping()
        clock.advance(by: .seconds(1))
        await waiting
    }

    @Test
    func `Wakes the one who waits`() async {
        let bell = Bell()
        let waiting = Task { await bell.wait() }
        bell.ring()
        await waiting.value
    }

    @Test
    func `A cancelled task waits no longer, and takes no ring with it`() async {
        let bell = Bell()
        let waiting = Task { await bell.wait() }
        waiting.cancel()
        await waiting.value

        bell.ring()
        await bell.wait()
    }
}
