import Primitives
import TestSupport
import Testing

@testable import Billing

struct AutoTopUpRuleTests {
    private static let now = Timestamp(seconds: 1_795_424_400)
    private static let price = Money(minor: 118_000, currency: "INR")

    private static func rule(
        enabled: Bool = true,
        available: Int64 = 100,
        emptyIn: Duration? = nil,
        used: Int64 = 0,
        monthMax: Int64? = nil,
        inFlight: Bool = false,
        failures: Int = 0,
        nextTryIn: Duration? = nil,
        stopped: Bool = false,
        means: AutoTopUpRule.Means = .mandate(notice: .hours(24), limit: Money(minor: 1_500_000, currency: "INR")),
        total: Money = price,
        announced: AutoTopUpRule.Announcement? = nil
    ) -> AutoTopUpRule {
        AutoTopUpRule(
            plan: AutoTopUpPlan(
                isEnabled: enabled,
                below: Points(200),
                points: Points(1000),
                monthMax: monthMax.map { Points($0) }
            ),
            available: Points(available),
            emptyAt: emptyIn.map { now + $0 },
            used: Points(used),
            isInFlight: inFlight,
            failures: failures,
            nextTryAt: nextTryIn.map { now + $0 },
            isStopped: stopped,
            means: means,
            total: total,
            announced: announced
        )
    }

    private static let dear = Money(minor: 1_500_001, currency: "INR")
    private static let due = AutoTopUpRule.Announcement(total: price, chargeAt: now)
    private static let later = AutoTopUpRule.Announcement(total: price, chargeAt: now + .seconds(1))
    private static let cheaper = AutoTopUpRule.Announcement(
        total: Money(minor: 117_999, currency: "INR"),
        chargeAt: now
    )
    private static let fresh = AutoTopUpRule.Announcement(total: price, chargeAt: now + .hours(24))

    private static let cases: [(String, AutoTopUpRule, AutoTopUpRule.Decision)] = [
        ("off", rule(enabled: false), .nothing), ("stopped", rule(stopped: true), .nothing),
        ("one is under way", rule(inFlight: true), .nothing),
        ("enough", rule(available: 201), .nothing), ("at the line", rule(available: 200), .announce(fresh)),
        ("no mandate", rule(means: .link), .sendLink),
        ("no notice needed", rule(means: .mandate(notice: .zero, limit: nil)), .charge),
        ("beyond what needs no person", rule(total: dear), .sendLink),
        ("announced, and not yet time", rule(announced: later), .nothing),
        ("it is time", rule(announced: due), .charge),
        ("the price rose since", rule(announced: cheaper), .announce(fresh)),
        ("not needed any more", rule(available: 900, announced: due), .withdraw),
        ("gone before a debit is there", rule(available: 900, emptyIn: .hours(36)), .announce(fresh)),
        ("lasts long enough", rule(available: 900, emptyIn: .hours(37)), .nothing),
        ("a person needs a day", rule(available: 900, emptyIn: .hours(24), means: .link), .sendLink),
        ("the month is full", rule(used: 4001, monthMax: 5000), .capped),
        ("the month just takes it", rule(used: 4000, monthMax: 5000, means: .link), .sendLink),
        ("backing off", rule(failures: 1, nextTryIn: .seconds(1)), .nothing),
        ("tried again", rule(failures: 1, nextTryIn: .zero), .announce(fresh)),
        ("enough tries", rule(failures: 4), .stop),
    ]

    @Test(arguments: cases.indices)
    func `The rule decides`(index: Int) {
        let (name, rule, wanted) = Self.cases[index]
        #expect(rule.decide(at: Self.now) == wanted, "\(name)")
    }

    @Test func `Tries that fail wait 1, 6 and 24 hours, and the fourth stops`() {
        let waits = (1...4).map { AutoTopUpRule.nextTry(after: $0, at: Self.now).map { $0 - Self.now } }
        #expect(waits == [.hours(1), .hours(6), .hours(24), nil])
    }

    /// A world that follows the rule blindly, with everything else at random: whatever happens, the promises hold.
    @Test(arguments: [UInt64](1...200))
    func `No debit without notice, none beyond the month, none beside another`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let notice = [Duration.zero, .minutes(2), .hours(24)].randomElement(using: &random) ?? .zero
        let limit: Money? = Bool.random(using: &random) ? Money(minor: 130_000, currency: "INR") : nil
        let most: Int64? = Bool.random(using: &random) ? Int64.random(in: 1000...6000, using: &random) : nil
        var (now, available, used, failures, stopped) = (Self.now, Int64(1000), Int64(0), 0, false)
        var (inFlight, nextTryAt) = (false, Timestamp?.none)
        var announced: (AutoTopUpRule.Announcement, at: Timestamp)?
        for step in 0..<300 {
            now = now + .minutes(Int64.random(in: 1...180, using: &random))
            available -= Int64.random(in: 0...120, using: &random)
            let total = Money(minor: Int64.random(in: 117_000...131_000, using: &random), currency: "INR")
            let hasMandate = Int.random(in: 0..<4, using: &random) > 0
            let rule = Self.rule(
                available: available,
                emptyIn: nil,
                used: used,
                monthMax: most,
                inFlight: inFlight,
                failures: failures,
                nextTryIn: nextTryAt.map { $0 - Self.now },
                stopped: stopped,
                means: hasMandate ? .mandate(notice: notice, limit: limit) : .link,
                total: total,
                announced: announced?.0
            )
            switch rule.decide(at: now) {
            case .nothing: break
            case .withdraw, .capped: announced = nil
            case .announce(let new):
                #expect(new.chargeAt - now >= notice, "seed \(seed) step \(step)")
                announced = (new, now)
            case .charge, .sendLink:
                let isCharge = rule.decide(at: now) == .charge
                #expect(!inFlight && !stopped, "seed \(seed) step \(step)")
                if let most { #expect(used + 1000 <= most, "seed \(seed) step \(step)") }
                if isCharge {
                    #expect(hasMandate, "seed \(seed) step \(step)")
                    if let limit { #expect(total.minor <= limit.minor, "seed \(seed) step \(step)") }
                    if notice > .zero {
                        let told = announced.map { now - $0.at >= notice && total.minor <= $0.0.total.minor }
                        #expect(told == true, "seed \(seed) step \(step)")
                    }
                }
                if let nextTryAt { #expect(now >= nextTryAt, "seed \(seed) step \(step)") }
                announced = nil
                inFlight = true
                used += 1000
            case .stop:
                #expect(failures >= 4, "seed \(seed) step \(step)")
                stopped = true
            }
            guard inFlight, Bool.random(using: &random) else { continue }
            inFlight = false
            if Bool.random(using: &random) {
                (available, failures, nextTryAt) = (available + 1000, 0, nil)
            } else {
                used -= 1000
                failures += 1
                nextTryAt = AutoTopUpRule.nextTry(after: failures, at: now)
            }
        }
    }
}
