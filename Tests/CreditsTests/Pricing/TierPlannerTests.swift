import Primitives
import TestSupport
import Testing

@testable import Credits

/// A book in memory to which cards, files of tiers and margins are written, and what the files said.
private struct TierDraft {
    let terms = BookTerms(currency: "INR", pointsPerUnit: 20, utcOffsetMinutes: 330)
    var margins = MarginSchedule()
    var written: [PriceKey: [PriceLine]] = [:]
    /// By the list price's key and day: the list rate of the file, and the rates of its tiers.
    var files: [PriceKey: [CivilDay: (list: Int64, tiers: [Int64: Int64])]] = [:]
    private var made: Int64 = 0

    private func planner(_ now: Timestamp) -> PricePlanner {
        var next = made
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

    mutating func apply(_ sheet: RateSheet, now: Timestamp, source: String = "file") throws {
        write(try planner(now).plan(sheet, source: source).lines)
        for (key, list) in sheet.listRates {
            let tiers = sheet.rates.filter { $0.key.list == key }.compactMap { key, rate in
                rate.map { (key.tierFrom, $0) }
            }
            files[key, default: [:]][sheet.effective] = (list, Dictionary(uniqueKeysWithValues: tiers))
        }
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

    func isOpen(_ key: PriceKey, on day: CivilDay) -> Bool { book.tier(key, at: terms.start(of: day)) != nil }

    func prices(on days: [CivilDay]) -> [String] {
        let book = book
        return days.flatMap { day in
            book.lines(at: terms.start(of: day)).map { "\(day) \($0.price.key) \($0.price.amount ?? .zero)" }
        }
    }
}

struct TierPlannerTests {
    private static let today = CivilDay("2026-12-01") ?? CivilDay(daysSince1970: 0)
    private static let channel = ChannelID(rawValue: 1)
    private static let lists = ["India", "Germany"].flatMap { market in
        VolumeStep.categories.map { PriceKey(market: market, category: $0) }
    }

    private static func day(_ number: Int) -> CivilDay { CivilDay(daysSince1970: today.daysSince1970 + Int64(number)) }
    private static var now: Timestamp { today.start(utcOffsetMinutes: 330) + .hours(12) }
    private static var days: [CivilDay] { (-30...40).map(day) }

    private static func card(_ day: CivilDay, _ random: inout SeededGenerator) -> RateSheet {
        let rates = lists.filter { _ in Bool.random(using: &random) }.map { key -> (PriceKey, Int64?) in
            // Few different rates, so that a card often leaves one as it is.
            (key, Int.random(in: 0..<10, using: &random) == 0 ? nil : Int64.random(in: 1...3, using: &random) * 100_000)
        }
        return RateSheet(currency: "INR", effective: day, rates: Dictionary(uniqueKeysWithValues: rates))
    }

    /// Tiers as a file would have them for the list rates that the book has then, some of them wrong.
    private static func tiers(_ day: CivilDay, _ draft: TierDraft, _ random: inout SeededGenerator) -> RateSheet {
        var (rates, listRates): ([PriceKey: Int64?], [PriceKey: Int64]) = ([:], [:])
        for key in lists where Bool.random(using: &random) {
            let known = draft.book.lines(of: key).last { $0.from <= draft.terms.start(of: day) }?.rate
            let list = Int.random(in: 0..<8, using: &random) == 0 ? 100_000 : known ?? 200_000
            listRates[key] = list
            var (from, rate): (Int64, Int64) = (0, list)
            // A file that has never had tiers of a market leaves nothing in the book.
            let hasSome = draft.book.keys.contains { $0.isTier && $0.list == key && draft.isOpen($0, on: day) }
            for _ in 0..<Int.random(in: hasSome ? 0...3 : 1...3, using: &random) {
                from += Int64.random(in: 1...3, using: &random) * 1000
                rate -= Int64.random(in: 0...10_000, using: &random)
                rates.updateValue(
                    rate,
                    forKey: PriceKey(market: key.market, category: key.category, tierFrom: from + 1)
                )
            }
        }
        return RateSheet(currency: "INR", effective: day, rates: rates, listRates: listRates)
    }

    /// What must be true of every book.
    private func check(_ draft: TierDraft, _ seed: Int) {
        let book = draft.book
        for (key, lines) in draft.written {
            for line in lines {
                let wanted = line.price.rate.flatMap {
                    draft.margins.margin(at: line.from).price(ofRate: $0, pointsPerUnit: 20)
                }
                #expect(line.price.amount == wanted, "seed \(seed) \(key)")
            }
        }
        let tiers = Dictionary(grouping: book.keys.filter(\.isTier).sorted(), by: \.list)
        // Every fourth day, others each time.
        for day in Self.days where (day.daysSince1970 + Int64(draft.written.count)) % 4 == 0 {
            let moment = draft.terms.start(of: day) + .hours(1)
            for list in Self.lists {
                let price = book.tier(list, at: moment)
                let newest = draft.files[list]?.filter { $0.key <= day }.max { $0.key < $1.key }?.value
                let standing = book.lines(of: list).last { $0.from <= moment }?.rate
                let open = (tiers[list] ?? []).compactMap { key in book.tier(key, at: moment).map { (key.tierFrom, $0) }
                }
                // Open are the tiers of the newest file, as long as its list price holds.
                if !open.isEmpty {
                    #expect(standing == newest?.list, "seed \(seed) \(day) \(list)")
                    #expect(Set(open.map(\.0)) == Set((newest?.tiers ?? [:]).keys), "seed \(seed) \(day) \(list)")
                }
                var last = price?.amount ?? Points(micro: .max)
                for (from, tier) in open {
                    #expect(tier.amount <= last, "seed \(seed) \(day) \(list) \(from)")
                    last = tier.amount
                }
                charge(book, list, open.map(\.0), at: moment, seed)
            }
        }
    }

    /// A number that has reached all steps, and one that the book does not know, pays for the highest known one.
    private func charge(_ book: PriceBook, _ list: PriceKey, _ open: [Int64], at moment: Timestamp, _ seed: Int) {
        guard let price = book.tier(list, at: moment) else { return }
        let month = book.month(of: book.day(of: moment))
        let steps = (open + [999_999]).map { from in
            VolumeStep(market: list.market, category: list.category, month: month, tierFrom: from, since: moment)
        }
        let reached = VolumeTiers(steps.map { (Self.channel, $0) })
        func paid(_ moment: Timestamp, _ channel: ChannelID = Self.channel) -> PriceID? {
            try? book.price(of: list.category, in: list.market, at: moment, by: channel, reached: reached).id
        }
        let highest = open.last.flatMap {
            book.tier(PriceKey(market: list.market, category: list.category, tierFrom: $0), at: moment)?.id
        }
        #expect(paid(moment) == highest ?? price.id, "seed \(seed)")
        #expect(paid(moment, ChannelID(rawValue: 2)) == price.id, "seed \(seed)")
        let before = moment - .milliseconds(1)
        #expect(paid(before) == book.tier(list, at: before)?.id, "seed \(seed)")
    }

    @Test(arguments: 0..<100)
    func `Whatever is imported, a tier is the newest file's, below its list price, and with the margin of its day`(
        seed: Int
    )
        throws
    {
        var random = SeededGenerator(seed: UInt64(seed))
        var draft = TierDraft()
        try draft.apply(Self.card(Self.day(-30), &random), now: Self.now, source: PriceSeeds.source)
        for _ in 0..<8 {
            let day = Self.day(Int.random(in: -25...30, using: &random))
            // What is refused changes nothing.
            switch Int.random(in: 0..<5, using: &random) {
            case 0: try? draft.apply(Self.card(day, &random), now: Self.now)
            case 1:
                let margin = try #require(Margin(percent: "\(Int.random(in: 0...50, using: &random))"))
                try? draft.apply(margin, from: day, now: Self.now)
            default: try? draft.apply(Self.tiers(day, draft, &random), now: Self.now)
            }
            check(draft, seed)
        }
    }

    @Test(arguments: 0..<100)
    func `Tiers and margins give the same prices in any order`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var start = TierDraft()
        try start.apply(Self.card(Self.day(-30), &random), now: Self.now)
        let file = Self.tiers(Self.day(Int.random(in: -10...15, using: &random)), start, &random)
        guard (try? start.apply(file, now: Self.now)) != nil else { return }
        start = TierDraft()
        random = SeededGenerator(seed: UInt64(seed))
        try start.apply(Self.card(Self.day(-30), &random), now: Self.now)
        let margins = (1...3).map { (Margin(percent: "\($0 * 3)") ?? .zero, Self.day($0 * 6)) }

        var (first, last) = (start, start)
        try first.apply(file, now: Self.now)
        for (margin, day) in margins { try first.apply(margin, from: day, now: Self.now) }
        for (margin, day) in margins.shuffled(using: &random) { try last.apply(margin, from: day, now: Self.now) }
        try last.apply(file, now: Self.now)

        #expect(first.prices(on: Self.days) == last.prices(on: Self.days), "seed \(seed)")
        check(first, seed)
        check(last, seed)
    }

    private static func sheet(_ number: Int, list: Int64, _ tiers: [Int64: Int64]) -> RateSheet {
        let rates = tiers.map { (PriceKey(market: "India", category: .utility, tierFrom: $0), Optional($1)) }
        return RateSheet(
            currency: "INR",
            effective: day(number),
            rates: Dictionary(uniqueKeysWithValues: rates),
            listRates: [PriceKey(market: "India", category: .utility): list]
        )
    }

    @Test func `A file of tiers needs its list price, and another figure for a day that began is refused`() throws {
        var draft = TierDraft()
        let list = PriceKey(market: "India", category: .utility)
        func card(_ number: Int, _ rate: Int64) -> RateSheet {
            RateSheet(currency: "INR", effective: Self.day(number), rates: [list: rate])
        }
        #expect(throws: PriceImportError.otherList(market: "India", category: .utility, book: nil, file: 100)) {
            try draft.apply(Self.sheet(-5, list: 100, [11: 90]), now: Self.now)
        }
        try draft.apply(card(-9, 120), now: Self.now)
        #expect(throws: PriceImportError.otherList(market: "India", category: .utility, book: 120, file: 100)) {
            try draft.apply(Self.sheet(-5, list: 100, [11: 90]), now: Self.now)
        }
        #expect(throws: PriceImportError.unknownMarkets(["Atlantis"])) {
            let atlantis = PriceKey(market: "Atlantis", category: .utility)
            try draft.apply(
                RateSheet(currency: "INR", effective: Self.day(-5), rates: [:], listRates: [atlantis: 1]),
                now: Self.now
            )
        }
        try draft.apply(Self.sheet(-5, list: 120, [11: 90, 21: 80]), now: Self.now)
        let before = draft.prices(on: Self.days)
        for sheet in [Self.sheet(-5, list: 120, [11: 91, 21: 80]), Self.sheet(-5, list: 120, [11: 90])] {
            #expect(throws: PriceImportError.alreadyImported(market: "India", category: .utility, from: Self.day(-5))) {
                try draft.apply(sheet, now: Self.now)
            }
        }
        #expect(throws: PriceImportError.overlaps(market: "India", category: .utility, from: Self.day(-5))) {
            try draft.apply(Self.sheet(-7, list: 120, [31: 70]), now: Self.now)
        }
        // A card below tiers that have begun.
        #expect(throws: PriceImportError.overlaps(market: "India", category: .utility, from: Self.day(-5))) {
            try draft.apply(card(-6, 110), now: Self.now)
        }
        try draft.apply(Self.sheet(-5, list: 120, [11: 90, 21: 80]), now: Self.now)
        #expect(draft.prices(on: Self.days) == before)
        // Other boundaries from a later day on end the old ones.
        try draft.apply(Self.sheet(-2, list: 120, [15: 85]), now: Self.now)
        let open = draft.book.lines(at: draft.terms.start(of: Self.day(-1))).map(\.price.tierFrom)
        #expect(open == [0, 15])
    }
}
