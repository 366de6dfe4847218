import HTTPTypes
import Primitives
import Routes
import TestSupport
import Testing

@Suite struct RateLimiterTests {
    @Test func `A burst, then one for each interval`() throws {
        let clock = TestClock()
        let limiter = RateLimiter(burst: 3, oneEvery: .seconds(10), ambient: .test(clock))

        for _ in 1...3 { try limiter.take("a") }
        #expect(throws: Problem.self) { try limiter.take("a") }
        try limiter.take("b")

        clock.advance(by: .seconds(9))
        #expect(throws: Problem.self) { try limiter.take("a") }
        clock.advance(by: .seconds(1))
        try limiter.take("a")
        #expect(throws: Problem.self) { try limiter.take("a") }

        clock.advance(by: .minutes(5))
        for _ in 1...3 { try limiter.take("a") }
        #expect(throws: Problem.self) { try limiter.take("a") }
    }

    @Test func `Says when to come back, and refused tries do not make it later`() throws {
        let clock = TestClock()
        let limiter = RateLimiter(burst: 1, oneEvery: .seconds(10), ambient: .test(clock))
        try limiter.take("a")
        clock.advance(by: .seconds(3))

        for _ in 1...5 {
            do {
                try limiter.take("a")
                Issue.record("was let through")
            } catch let problem as Problem {
                #expect(problem.status == 429)
                #expect(problem.headers[.retryAfter] == "7")
            }
        }
        clock.advance(by: .seconds(7))
        try limiter.take("a")
    }

    @Test func `A clock that is set back keeps nobody out for as long`() throws {
        let clock = TestClock()
        let limiter = RateLimiter(burst: 3, oneEvery: .seconds(10), ambient: .test(clock))
        for _ in 1...3 { try limiter.take("a") }

        clock.advance(by: .hours(-1))
        #expect(throws: Problem.self) { try limiter.take("a") }
        clock.advance(by: .seconds(10))
        try limiter.take("a")
        #expect(throws: Problem.self) { try limiter.take("a") }
    }

    @Test func `Remembers a bounded number of keys, the emptiest buckets longest`() throws {
        let limiter = RateLimiter(burst: 2, oneEvery: .minutes(1), keysMax: 100, ambient: .test())
        for _ in 1...2 { try limiter.take("guesser") }
        for number in 1...10_000 { try limiter.take("passer-by \(number)") }

        #expect(throws: Problem.self) { try limiter.take("guesser") }
    }

    @Test func `One customer's IPv6 network is one key`() {
        #expect(RateLimiter.key(ip: "2001:db8:1:2::1") == RateLimiter.key(ip: "2001:db8:1:2:ffff::9"))
        #expect(RateLimiter.key(ip: "2001:db8:1:2::1") != RateLimiter.key(ip: "2001:db8:1:3::1"))
        #expect(RateLimiter.key(ip: "10.0.0.1") != RateLimiter.key(ip: "10.0.0.2"))
    }
}
