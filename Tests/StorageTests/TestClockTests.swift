import Primitives
import TestSupport
import Testing

/// The clock that every module's tests stand on.
@Suite(.timeLimit(.minutes(2)))
struct TestClockTests {
    @Test
    func `A sleeper wakes when the clock has passed its time, and not before`() async throws {
        let clock = TestClock()
        let start = clock.now
        let sleeper = Task {
            try await clock.sleep(for: .seconds(10))
            return clock.now
        }
        await clock.untilSleeping()

        clock.advance(by: .milliseconds(9_999))
        #expect(clock.sleeping == 1)
        clock.advance(by: .milliseconds(1))

        #expect(try await sleeper.value == start + .seconds(10))
        #expect(clock.sleeping == 0)
    }

    @Test
    func `Who sleeps for nothing goes on, and who is cancelled wakes`() async throws {
        let clock = TestClock()
        try await clock.sleep(for: .zero)
        try await clock.sleep(for: .seconds(-1))

        let sleeper = Task { try await clock.sleep(for: .seconds(1)) }
        await clock.untilSleeping()
        sleeper.cancel()

        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.sleeping == 0)
    }

    @Test
    func `No sleeper is lost when it is cancelled at any moment`() async throws {
        let clock = TestClock()
        for _ in 0..<500 {
            let sleeper = Task { try await clock.sleep(for: .seconds(1)) }
            if Bool.random() { await Task.yield() }
            sleeper.cancel()
            _ = await sleeper.result
        }
        #expect(clock.sleeping == 0)
    }

    @Test
    func `A test's world repeats itself`() {
        let (one, two) = (Ambient.test(seed: 7), Ambient.test(seed: 7))

        #expect((1...3).map { _ in one.rawID() } == [1, 2, 3])
        #expect(one.randomBytes(100) == two.randomBytes(100))
        #expect(one.randomBytes(100) != Ambient.test(seed: 8).randomBytes(100))
        #expect(one.now() == two.now())
    }
}
