@testable import Jobs
import Primitives
import TestSupport
import Testing

struct BackoffTests {
    @Test(arguments: [(1, 2_000), (2, 4_000), (3, 8_000), (11, 2_048_000), (12, 3_600_000), (500, 3_600_000)])
    func `Doubles with each failure up to the longest, less up to a half`(failures: Int, milliseconds: Int64) {
        let seed: UInt64 = 7
        var generator = SeededGenerator(seed: seed)

        let delays = (0..<1000).map { _ in
            Backoff().delay(failures: failures, random: generator.next()).milliseconds
        }

        #expect(delays.allSatisfy { (milliseconds / 2...milliseconds).contains($0) }, "seed \(seed)")
        let (least, most) = (delays.min() ?? 0, delays.max() ?? 0)
        #expect(least < milliseconds * 55 / 100 && most > milliseconds * 95 / 100, "they spread; seed \(seed)")
    }

    @Test
    func `Never overflows`() {
        let backoff = Backoff(shortest: .days(1_000_000), longest: .days(2_000_000))

        #expect(backoff.delay(failures: .max, random: 0) == .days(2_000_000))
        #expect(Backoff(shortest: .zero, longest: .zero).delay(failures: 3, random: .max) == .zero)
    }
}
