import Primitives
import TestSupport
import Testing

@testable import Credits

/// A book in memory, to which the planner's lines are written.
private struct Draft {
    let terms: BookTerms
    var margins = MarginSchedule()
    var written: [PriceKey: [PriceLine]] = [:]
    private var made: Int64 = 0

    init(pointsPerUnit: Int64) {
        terms = BookTerms(currency: "INR", pointsPerUnit: pointsPerUnit, utcOffsetMinutes: 330)
    }

    private func planner(_ now: Timestamp) -> PricePlanner {
        let first = made
        var next = first
        return PricePlanner(
            terms: terms,
            margins: margins,
            written: written,
            settledUntil: now,
            identity: {
                next += 1
                return PriceID(rawValue: next)
            }
        )
    }

    mutating func apply(_ sheet: RateSheet, source: String = "card", now: Timestamp) throws {
        write(try planner(now).plan(sheet, source: source).lines)
    }

    mutating func apply(_ margin: Margin, from day: CivilDay, now: Timestamp) throws {
        let lines = try planner(now).plan(margin, from: day).lines
        margins = margins.setting(margin, from: terms.start(of: day))
        write(lines)
    }

    private mutating func write(_ lines: [PriceLine]) {
        made += Int64(lines.count)
        for line in lines {
            let key = line.price.key
            let replaced = written[key]?.first { $0.from == line.from }
            #expect(line.revision == (replaced.map { $0.revision + 1 } ?? 0))
            written[key] = ((written[key] ?? []).filter { $0.from != line.from } + [line]).sorted { $0.from < $1.from }
        }
    }

    var book: PriceBook {
        PriceBook(name: "INR", utcOffsetMinutes: 330, version: 0, prices: written.values.flatMap { $0 }.map(\.price))
    }

    /// Amount and rate of each key on each day.
    func prices(on days: [CivilDay]) -> [String] {
        let book = book
        return days.flatMap { day in
            book.standing(at: terms.start(of: day)).map {
                let amount = $0.price.amount.map { "\($0)" } ?? "none"
                return "\(day) \($0.price.market) \($0.price.category.rawValue) \(amount) \($0.price.rate ?? -1)"
            }
            // A market that was never priced and one whose price has ended are the same to whoever sends.
            .filter { !$0.contains(" none ") }
        }
    }
}

struct PricePlannerTests {
    private static let today = CivilDay("2026-12-01") ?? CivilDay(daysSince1970: 0)
    private static let keys = ["India", "Germany", "Brazil"].flatMap { market in
        [MessageCategory.marketing, .utility].map { PriceKey(market: market, category: $0) }
    }

    private static func day(_ number: Int) -> CivilDay { CivilDay(daysSince1970: today.daysSince1970 + Int64(number)) }
    private static var now: Timestamp { today.start(utcOffsetMinutes: 330) + .hours(12) }
    private static var days: [CivilDay] { (-20...40).map(day) }

    private enum Step {
        case card(RateSheet)
        case margin(Margin, CivilDay)
    }

    private static func sheet(_ day: CivilDay, _ random: inout SeededGenerator) -> RateSheet {
        let chosen = keys.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
        let rates = chosen.map { key -> (PriceKey, Int64?) in
            (key, Int.random(in: 0..<8, using: &random) == 0 ? nil : Int64.random(in: 0..<3_000_000, using: &random))
        }
        return RateSheet(currency: "INR", effective: day, rates: Dictionary(uniqueKeysWithValues: rates))
    }

    private static func margin(_ random: inout SeededGenerator) throws -> Margin {
        let hundredths = Int.random(in: 0...10_000, using: &random)
        return try #require(Margin(percent: "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"))
    }

    /// - Returns: `nil` when a step was refused.
    private func run(_ steps: [Step], on start: Draft) -> Draft? {
        var draft = start
        for step in steps {
            do {
                switch step {
                case .card(let sheet): try draft.apply(sheet, now: Self.now)
                case .margin(let margin, let day): try draft.apply(margin, from: day, now: Self.now)
                }
            } catch {
                return nil
            }
        }
        return draft
    }

    @Test(arguments: 0..<400)
    func `Cards and margins give the same prices in any order`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var start = Draft(pointsPerUnit: [1, 20][seed % 2])
        try start.apply(Self.sheet(Self.day(-15), &random), source: PriceSeeds.source, now: Self.now)
        try start.apply(try Self.margin(&random), from: Self.day(-5), now: Self.day(-10).start(utcOffsetMinutes: 330))
        let cards = [Step.card(Self.sheet(Self.day(Int.random(in: -4...15, using: &random)), &random))]
        let margins = try (0..<Int.random(in: 1...3, using: &random)).map { number in
            // One margin a day: of two for the same day the last counts, by design.
            Step.margin(try Self.margin(&random), Self.day(1 + number * 5 + Int.random(in: 0..<5, using: &random)))
        }
        let ordered = try #require(run(cards + margins, on: start), "seed \(seed)")
        for _ in 0..<3 {
            let shuffled = (cards + margins).shuffled(using: &random)
            let other = try #require(run(shuffled, on: start), "seed \(seed)")
            #expect(other.prices(on: Self.days) == ordered.prices(on: Self.days), "seed \(seed)")
        }
        // Each price is the rate with the margin of its day.
        for (key, lines) in ordered.written {
            for line in lines {
                let wanted = line.price.rate.flatMap {
                    ordered.margins.margin(at: line.from).price(
                        ofRate: $0,
                        pointsPerUnit: ordered.terms.pointsPerUnit
                    )
                }
                #expect(line.price.amount == wanted, "seed \(seed) \(key)")
            }
        }
        for step in ordered.margins.steps {
            for (price, _) in ordered.book.lines(at: step.from) {
                let wanted = step.margin.price(
                    ofRate: try #require(price.rate),
                    pointsPerUnit: ordered.terms.pointsPerUnit
                )
                #expect(price.amount == wanted, "seed \(seed)")
            }
        }
    }

    @Test(arguments: 0..<200)
    func `What has begun is never changed by a margin`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var draft = Draft(pointsPerUnit: 1)
        try draft.apply(Self.sheet(Self.day(-15), &random), now: Self.now)
        try draft.apply(Self.sheet(Self.day(-2), &random), now: Self.now)
        let past = (-20...0).map(Self.day)
        let before = draft.prices(on: past)
        for _ in 0..<5 {
            try draft.apply(
                try Self.margin(&random),
                from: Self.day(Int.random(in: 1...30, using: &random)),
                now: Self.now
            )
        }
        #expect(draft.prices(on: past) == before, "seed \(seed)")
        for number in [0, -1, -30] {
            let day = Self.day(number)
            let margin = try Self.margin(&random)
            #expect(throws: MarginError.began(day)) { try draft.apply(margin, from: day, now: Self.now) }
        }
    }

    @Test func `A card cannot begin before a margin that has begun, nor replace its prices`() throws {
        var random = SeededGenerator(seed: 1)
        let key = PriceKey(market: "India", category: .marketing)
        func card(_ number: Int, _ rate: Int64) -> RateSheet {
            RateSheet(currency: "INR", effective: Self.day(number), rates: [key: rate])
        }
        var draft = Draft(pointsPerUnit: 1)
        try draft.apply(card(-15, 1_000_000), now: Self.now)
        try draft.apply(
            try Self.margin(&random),
            from: Self.day(-5),
            now: Self.day(-10).start(utcOffsetMinutes: 330)
        )
        var other = draft
        #expect(throws: PriceImportError.overlaps(market: "India", category: .marketing, from: Self.day(-5))) {
            try other.apply(card(-7, 2_000_000), now: Self.now)
        }
        #expect(throws: PriceImportError.alreadyImported(market: "India", category: .marketing, from: Self.day(-5))) {
            try other.apply(card(-5, 2_000_000), now: Self.now)
        }
        try other.apply(card(-4, 2_000_000), now: Self.now)
        #expect(other.prices(on: [Self.day(-5)]) == draft.prices(on: [Self.day(-5)]))
    }

    @Test(arguments: [
        ("0", 863_100, 1, 863_100), ("0", 11_800, 20, 236_000), ("12.5", 863_100, 1, 970_988), ("10", 5, 1, 6),
        ("10", 4, 1, 4), ("0.01", 5_000, 1, 5_001), ("0.01", 4_999, 1, 4_999), ("1000", 1, 1, 11), ("33.33", 0, 20, 0),
    ])
    func `A price is rounded half up to the millionth of a point`(
        percent: String,
        rate: Int64,
        perUnit: Int64,
        micro: Int64
    ) throws {
        let margin = try #require(Margin(percent: percent))
        #expect(margin.price(ofRate: rate, pointsPerUnit: perUnit) == Points(micro: micro))
        #expect(margin.percent == percent)
    }

    @Test func `A price that does not fit is none`() throws {
        #expect(Margin.most.price(ofRate: .max, pointsPerUnit: .max) == nil)
        #expect(Margin.zero.price(ofRate: .max, pointsPerUnit: 1) == Points(micro: .max))
        for text in ["-1", "1000.01", "0.001", "", "1,5", "ten", "1e2"] { #expect(Margin(percent: text) == nil) }
    }
}
