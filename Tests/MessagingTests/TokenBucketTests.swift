@testable import Messaging
import Primitives
import TestSupport
import Testing

struct TokenBucketTests {
    @Test(arguments: [(Int64(1), UInt64(1)), (20, 2), (80, 3), (1000, 4)])
    func `Never lets more pass than the rate allows, and nearly all of it`(rate: Int64, seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        var now = Timestamp(milliseconds: 1_000_000)
        let start = now
        var bucket = TokenBucket(rate: rate, at: now)
        var passed: Int64 = 0

        while now - start < .seconds(20) {
            switch bucket.take(at: now) {
            case .go: passed += 1
            case .wait(let pause): now = now + pause + .milliseconds(Int64.random(in: 0...3, using: &dice))
            }
        }

        let elapsed = (now - start).milliseconds
        #expect(passed <= elapsed * rate / 1000 + max(1, rate / 50) + 1, "seed \(seed)")
        #expect(passed >= elapsed * rate / 1000 * 9 / 10 - 1, "seed \(seed)")
    }
}

extension TokenBucketTests {
    @Test func `A clock that is set back stops nothing for as long`() async throws {
        let clock = TestClock()
        var ambient = Ambient.test(clock)
        ambient.sleep = { clock.advance(by: $0) }
        let pace = Pace(rate: 10, ambient: ambient)
        for _ in 0..<5 { #expect(await pace.pass()) }
        pace.slowDown()
        let start = clock.now
        clock.advance(by: .hours(-1))

        for _ in 0..<100 { #expect(await pace.pass()) }

        #expect(clock.now < start - .hours(1) + .seconds(60), "ten a second, after some slow seconds")
    }
}
