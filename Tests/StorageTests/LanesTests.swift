import Storage
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2)))
struct LanesTests {
    @Test
    func `The urgent go first, and each lane in order of arrival`() {
        var lanes = Lanes<Int>()
        for number in 1...3 { lanes.append(number, .normal) }
        for number in 11...13 { lanes.append(number, .urgent) }

        #expect(lanes.popFirst(4) == [11, 12, 13, 1])
        lanes.append(14, .urgent)
        #expect(lanes.popFirst(10) == [14, 2, 3])
        #expect(lanes.popFirst() == nil)
        #expect(lanes.isEmpty)
    }

    @Test
    func `However many urgent ones come, every fourth place is for one that is not`() {
        var lanes = Lanes<Int>()
        lanes.append(1, .normal)
        lanes.append(2, .normal)
        for number in 11...30 { lanes.append(number, .urgent) }

        #expect(lanes.popFirst(9) == [11, 12, 13, 1, 14, 15, 16, 2, 17])
        // Nobody waited since: the next to come waits for three again.
        lanes.append(3, .normal)
        #expect(lanes.popFirst(5) == [18, 19, 20, 3, 21])
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `Lanes behave as two plain arrays do`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var lanes = Lanes<Int>()
        var urgent: [Int] = []
        var normal: [Int] = []
        var passed = 0

        for step in 0..<20_000 {
            // More coming than going, then the other way round, so that the arrays grow long and empty again.
            if Int.random(in: 0..<10, using: &generator) < (step % 10_000 < 6_000 ? 7 : 3) {
                if Bool.random(using: &generator) {
                    lanes.append(step, .urgent)
                    urgent.append(step)
                } else {
                    lanes.append(step, .normal)
                    normal.append(step)
                }
            } else {
                let takesNormal = urgent.isEmpty || passed == 3 && !normal.isEmpty
                passed = takesNormal || normal.isEmpty ? 0 : passed + 1
                let expected: Int? =
                    takesNormal ? (normal.isEmpty ? nil : normal.removeFirst()) : urgent.removeFirst()
                #expect(lanes.popFirst() == expected, "seed \(seed), step \(step)")
            }
            #expect(lanes.count == urgent.count + normal.count)
        }
    }
}

extension Lanes {
    fileprivate mutating func popFirst(_ limit: Int) -> [Element] {
        var taken: [Element] = []
        while taken.count < limit, let next = popFirst() { taken.append(next) }
        return taken
    }
}
