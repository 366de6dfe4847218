import Primitives
import Testing

@testable import CloudAPISimulator

struct SeededGeneratorTests {
    @Test func `The same seed gives the same numbers, and another one others`() {
        var first = SeededGenerator(seed: 7)
        var second = SeededGenerator(seed: 7)
        var other = SeededGenerator(seed: 8)

        let numbers = (0..<100).map { _ in first.next() }

        let again = (0..<100).map { _ in second.next() }
        let others = (0..<100).map { _ in other.next() }

        #expect(numbers == again)
        #expect(numbers != others)
    }

    @Test func `Never changes, so that a seed in a bug report still means the same`() {
        var generator = SeededGenerator(seed: 1)

        let first = generator.next()

        #expect(first == 0x910A_2DEC_8902_5CC1)
    }

    @Test(arguments: [0.0, 0.1, 0.5, 1.0])
    func `A share happens about that often`(value: Double) throws {
        var generator = SeededGenerator(seed: 42)
        let share = try #require(Share(value))

        let count = (0..<10_000).count { _ in generator.happens(share) }

        #expect(abs(Double(count) / 10_000 - value) < 0.02)
    }

    @Test(arguments: [-0.1, 1.1, .nan])
    func `A share outside 0 to 1 is none`(value: Double) {
        #expect(Share(value) == nil)
    }

    @Test func `Shuffling keeps every element`() {
        var generator = SeededGenerator(seed: 3)

        let shuffled = Array(0..<50).shuffled(by: &generator)

        #expect(shuffled != Array(0..<50))
        #expect(shuffled.sorted() == Array(0..<50))
    }
}

struct ScheduleTests {
    @Test(arguments: 1...20)
    func `Gives events in order of time, and in the order they were planned within it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var schedule = Schedule<Int>()
        var expected: [(Int64, Int)] = []
        for event in 0..<500 {
            let due = generator.number(in: 0...50)
            schedule.add(event, at: Timestamp(milliseconds: due))
            expected.append((due, event))
        }
        expected.sort { ($0.0, $0.1) < ($1.0, $1.1) }

        var taken: [(Int64, Int)] = []
        while let (due, event) = schedule.take(at: Timestamp(milliseconds: 50)) {
            taken.append((due.milliseconds, event))
        }

        #expect(taken.map(\.1) == expected.map(\.1), "seed \(seed)")
        #expect(schedule.earliest == nil)
    }

    @Test func `Gives nothing before its time`() {
        var schedule = Schedule<String>()
        schedule.add("later", at: Timestamp(milliseconds: 10))

        let before = schedule.take(at: Timestamp(milliseconds: 9))?.event
        let then = schedule.take(at: Timestamp(milliseconds: 10))?.event

        #expect(before == nil)
        #expect(then == "later")
    }
}

struct BoundedLogTests {
    @Test func `Keeps the newest, at positions that are never used again`() {
        var log = BoundedLog<Int>(capacity: 3)
        for number in 0..<10 { log.append(number * 10) }

        #expect(log.firstPosition == 7)
        #expect(log[6] == nil)
        #expect(log[7] == 70)
        #expect(log[9] == 90)
        #expect(log[10] == nil)
        #expect(log.slice(from: 0, limit: 2).map(\.element) == [70, 80])
        #expect(log.slice(from: 8, limit: .max - 10).map(\.position) == [8, 9])
    }

    @Test func `Changes an entry in place, and leaves dropped ones alone`() {
        var log = BoundedLog<Int>(capacity: 2)
        for number in 0..<5 { log.append(number) }

        log.update(4) { $0 = 44 }
        log.update(0) { $0 = 99 }

        #expect(log.slice(from: 0, limit: 10).map(\.element) == [3, 44])
    }
}
