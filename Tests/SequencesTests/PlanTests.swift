@testable import Automation
@testable import Calendars
import Contacts
import Primitives
@testable import Sequences
import TestSupport
import Testing

/// What of a plan needs no database: hours, edits, faults.
struct PlanTests {
    private static let zones = [
        "Asia/Kolkata", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Auckland",
        "America/Santiago",
    ]

    @Test func `Delivery hours agree with a look at the clock every minute, also when clocks are changed`() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var plan = SequencePlan()
            plan.days = (1...7).filter { _ in Bool.random(using: &random) }
            if plan.days.isEmpty { plan.days = [Int.random(in: 1...7, using: &random)] }
            let from = Int.random(in: 0..<96, using: &random) * 15
            let to = (from + Int.random(in: 1..<96, using: &random) * 15) % 1440
            (plan.from, plan.to) = (Self.text(from), Self.text(to))
            let clocks = try Self.zones.shuffled(using: &random).prefix(1).map { try #require(ZoneClock($0)) }
            // Around a change of some clock, in the two years from November 2026.
            let start = Int64.random(in: 0..<700 * 1440, using: &random) * 60 + 1_795_392_000
            let change = clocks[0].nextChange(after: start)
            let near =
                change < start + 400 * 86_400 ? change - Int64.random(in: -300...2000, using: &random) * 60 : start
            let now = Timestamp(seconds: near)
            let found = DeliveryHours(plan).opening(at: now, by: clocks)
            let expected = Self.scan(plan, from: from, to: to, clocks, now)
            #expect(found == expected, "\(plan.days) \(plan.from ?? "")-\(plan.to ?? "") \(clocks[0].name) \(now)")
        }
    }

    private static func text(_ minutes: Int) -> String {
        let parts = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return parts.joined(separator: ":")
    }

    /// The first minute of the next nine days whose reading is inside.
    private static func scan(_ plan: SequencePlan, from: Int, to: Int, _ clocks: [ZoneClock], _ now: Timestamp)
        -> Timestamp
    {
        for minute in 0..<(9 * 1440) {
            let moment = now + .minutes(Int64(minute))
            let isInside = clocks.allSatisfy { clock in
                let (day, second) = clock.reading(at: moment)
                let time = Int(second / 60)
                let before = CivilDay(daysSince1970: day.daysSince1970 - 1)
                if from < to { return plan.days.contains(day.weekday) && (from..<to).contains(time) }
                return plan.days.contains(day.weekday) && time >= from
                    || plan.days.contains(before.weekday) && time < to
            }
            if isInside { return moment }
        }
        return now
    }

    @Test func `A country with several clocks is written to when all of them are inside the hours`() throws {
        var plan = SequencePlan()
        (plan.from, plan.to) = ("09:00", "18:00")
        let clocks = CountryZones.clocks(of: "US")
        #expect(clocks.count > 3)
        // Noon in New York is six in Honolulu, in winter seven: it waits until nine there.
        let noon = try #require(Timestamp("2026-12-01T17:00:00Z"))
        let opening = DeliveryHours(plan).opening(at: noon, by: clocks)
        for clock in clocks {
            let second = clock.reading(at: opening).second
            #expect((9 * 3600..<18 * 3600).contains(second), "\(clock.name)")
        }
        #expect(opening > noon)
    }

    @Test func `After any edit, what comes next is on, was not had, and stands after what was passed`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let names = ["a", "b", "c", "d", "e", "f"]
        func plan() -> SequencePlan {
            var plan = SequencePlan()
            plan.steps = names.shuffled(using: &random).prefix(Int.random(in: 1...6, using: &random)).map { name in
                var step = SequencesWorld.step(name)
                step.on = Int.random(in: 0..<5, using: &random) > 0
                return step
            }
            return plan
        }
        for _ in 0..<2_000 {
            let (old, new) = (plan(), plan())
            let waiting = old.steps.filter(\.on).randomElement(using: &random)?.id ?? "a"
            let passed = old.steps.prefix { $0.id != waiting }.map(\.id)
            let had = Set(passed.filter { _ in Bool.random(using: &random) })
            let next = SequenceFlow.place(of: waiting, in: old, now: new, had: had)
            let last = passed.last { id in new.steps.contains { $0.id == id } }
            let start = last.flatMap { id in new.steps.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
            let left = new.steps[start...].filter { $0.on && !had.contains($0.id) }
            #expect(next == left.first?.id, "\(old.steps.map(\.id)) at \(waiting) -> \(new.steps.map(\.id))")
            if old == new, !had.contains(waiting), old.steps.contains(where: { $0.id == waiting && $0.on }) {
                #expect(next == waiting)
            }
        }
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let path: String
        let words: String
        let change: @Sendable (inout SequencePlan) -> Void
    }

    @Test(arguments: [
        Fault(testDescription: "no steps", path: "steps", words: "nothing to send") { $0.steps = [] },
        Fault(testDescription: "no day", path: "days", words: "no day") { $0.days = [] },
        Fault(testDescription: "day eight", path: "days", words: "no day") { $0.days = [8] },
        Fault(testDescription: "no time", path: "from", words: "is no time") { ($0.from, $0.to) = ("9", "18:00") },
        Fault(testDescription: "25:00", path: "to", words: "is no time") { ($0.from, $0.to) = ("09:00", "25:00") },
        Fault(testDescription: "one end", path: "to", words: "one end only") { $0.from = "09:00" },
        Fault(testDescription: "nothing between", path: "to", words: "same time") {
            ($0.from, $0.to) = ("09:00", "09:00")
        },
        Fault(testDescription: "two of one name", path: "steps.1.id", words: "Two steps") { $0.steps += $0.steps },
        Fault(testDescription: "sends nothing", path: "steps.0.template", words: "sends nothing") {
            $0.steps[0].template = nil
        },
        Fault(testDescription: "too late", path: "steps.0.delay", words: "a year") { $0.steps[0].delay.amount = 9_000 },
        Fault(testDescription: "beyond all counting", path: "steps.0.delay", words: "a year") {
            $0.steps[0].delay = .init(.max, .days)
        },
        Fault(testDescription: "before it began", path: "steps.0.delay", words: "a year") {
            $0.steps[0].delay.amount = -1
        },
        Fault(testDescription: "a variable of nothing", path: "steps.0.template.variables.body.1", words: "no value") {
            $0.steps[0].template?.variables = ["body.1": .init()]
        },
        Fault(testDescription: "no event", path: "trigger.event", words: "No event") { $0.trigger = .init(.event) },
        Fault(testDescription: "no campaign", path: "trigger.campaign", words: "No campaign") {
            $0.trigger = .init(.campaign)
        },
        Fault(testDescription: "too much text", path: "steps.0.text", words: "longer than") {
            $0.steps[0].text = String(repeating: "x", count: 5_000)
        },
    ])
    func `Every fault has a place, words and a mend`(fault: Fault) throws {
        var plan = SequencePlan()
        plan.steps = [SequencesWorld.step("a", 1, .days)]
        #expect(plan.check().isEmpty)
        fault.change(&plan)
        let found = try #require(plan.check().first { $0.path == fault.path }, "\(plan.check())")
        #expect(found.words.contains(fault.words) && !found.mend.isEmpty && !found.isWarning)
    }
}
