import Primitives
import Testing

struct IDTests {
    @Test(arguments: [0, 1, 31, 32, 4_611_686_018_427_387_904, Int64.max])
    func `An identifier reads back from its outside form`(raw: Int64) {
        let id = ContactID(rawValue: raw)

        #expect(ContactID(id.description) == id)
        #expect(id.description.count == 17)
    }

    @Test(arguments: [
        "", "con_", "con_0000000000000x", "con_000000000000u", "msg_0000000000001", "con-0000000000001",
        "con_z000000000000",
    ])
    func `Text that is no contact's identifier is refused`(text: String) {
        #expect(ContactID(text) == nil)
    }

    @Test func `Identifiers sort by age, also when the clock steps back and within one millisecond`() {
        let times = [5, 5, 3, 5, 6, 2].map { Timestamp(milliseconds: IDGenerator.epoch.milliseconds + $0) }
        let clock = Steps(times)
        let generator = IDGenerator(node: 7, clock: { clock.next() })

        let made = times.map { _ in generator.next() }

        #expect(made == made.sorted())
        #expect(Set(made).count == made.count)
    }

    @Test func `Two nodes never make the same identifier`() {
        let now = Timestamp(milliseconds: IDGenerator.epoch.milliseconds + 1000)
        let first = IDGenerator(node: 1, clock: { now })
        let second = IDGenerator(node: 2, clock: { now })

        let made = (0..<5000).flatMap { _ in [first.next(), second.next()] }

        #expect(Set(made).count == 10000)
    }
}
