import Primitives
import Testing

@testable import CloudAPISimulator

private let start = Timestamp(seconds: 1_795_168_800)

struct ThroughputBucketTests {
    @Test(arguments: [80, 1_000])
    func `Lets a second's worth pass at once, and refuses the next`(rate: Int) {
        var bucket = ThroughputBucket(perSecond: rate, now: start)

        let passed = (0..<(rate + 50)).count { _ in bucket.take(at: start) }

        #expect(passed == rate)
    }

    @Test func `Never lets more pass in a long run than its rate and one second's worth`() {
        var generator = SeededGenerator(seed: 5)
        var bucket = ThroughputBucket(perSecond: 80, now: start)
        var now = start
        var passed = 0
        for _ in 0..<20_000 {
            now = now + .milliseconds(generator.number(in: 0...5))
            passed += bucket.take(at: now) ? 1 : 0
        }

        let seconds = (now - start).milliseconds / 1000
        #expect(passed <= 80 * (Int(seconds) + 2))
        #expect(passed >= 80 * Int(seconds))
    }

    @Test func `A client that keeps to the rate is never refused`() {
        var bucket = ThroughputBucket(perSecond: 80, now: start)

        let refused = (0..<1_000).count { !bucket.take(at: start + .milliseconds(Int64($0) * 25 / 2)) }

        #expect(refused == 0)
    }
}

struct PairRateTests {
    @Test func `One message in six seconds is never refused`() {
        var rate = PairRate()

        let passed = (0..<200).count { rate.take(at: start + .seconds(6 * $0)) }

        #expect(passed == 200)
    }

    @Test func `Lends 45 in a burst, and then waits as long as they would have taken`() {
        var rate = PairRate()

        let burst = (0..<50).map { rate.take(at: start + .milliseconds($0 * 100)) }

        let tooSoon = rate.take(at: start + .seconds(45 * 6 - 1))
        let paidBack = rate.take(at: start + .seconds(45 * 6))

        #expect(burst == Array(repeating: true, count: 45) + Array(repeating: false, count: 5))
        #expect(!tooSoon)
        #expect(paidBack)
    }

    @Test func `A small loan is paid back too`() {
        var rate = PairRate()

        let passed = [0, 1, 7, 12].map { rate.take(at: start + .seconds($0)) }

        #expect(passed == [true, true, false, true])
    }
}

struct MessagingLimitTests {
    @Test func `Counts different users in any 24 hours`() {
        var limit = MessagingLimit(tier: .tier250)

        let passed = (0..<300).count { limit.take(user: "user \($0)", at: start) }

        let known = limit.take(user: "user 7", at: start + .hours(1))
        let tooSoon = limit.take(user: "user 299", at: start + .hours(23))
        let nextDay = limit.take(user: "user 299", at: start + .hours(25))

        #expect(passed == 250)
        #expect([known, tooSoon, nextDay] == [true, false, true])
    }

    @Test func `The unlimited tier refuses nobody`() {
        var limit = MessagingLimit(tier: .unlimited)

        let passed = (0..<1_000).count { limit.take(user: "\($0)", at: start) }

        #expect(passed == 1_000)
    }
}
