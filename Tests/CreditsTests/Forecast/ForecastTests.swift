import Credits
import Primitives
import TestSupport
import Testing

struct ForecastTests {
    /// A Monday, at a full hour.
    private static let now = Timestamp(seconds: 1_795_424_400)
    private static let hour = Int64(1_795_424_400 / 3600)

    /// The same in every hour of the last four weeks.
    private func steady(_ points: Int64) -> Burn {
        let hours = (Self.hour - 672..<Self.hour).map { ($0, Points(points)) }
        return Burn(Dictionary(uniqueKeysWithValues: hours), first: Self.hour - 672, next: Self.hour)
    }

    @Test func `What burns steadily ends when division says, with a range around it`() throws {
        let forecast = try #require(Forecast(available: Points(100), burn: steady(2), at: Self.now))

        #expect(forecast.emptyAt == Self.now + .hours(50))
        #expect(forecast.perDay == Points(48))
        // The weeks are all alike: a fifth more or less.
        #expect(forecast.earliest == Self.now + .minutes(41 * 60 + 40))
        #expect(forecast.latest == Self.now + .minutes(62 * 60 + 30))
    }

    @Test func `A part of an hour counts as a part`() throws {
        let later = Self.now + .minutes(15)
        let forecast = try #require(Forecast(available: Points(2), burn: steady(2), at: later))

        #expect(forecast.emptyAt == later + .hours(1))
    }

    @Test func `Nothing to run out, nothing spent and more than a year are no forecast`() {
        #expect(Forecast(available: .zero, burn: steady(1), at: Self.now) == nil)
        #expect(Forecast(available: Points(-1), burn: steady(1), at: Self.now) == nil)
        #expect(Forecast(available: Points(1), burn: steady(0), at: Self.now) == nil)
        #expect(Forecast(available: Points(9000), burn: steady(1), at: Self.now) == nil)
        let nearly = Forecast(available: Points(8000), burn: steady(1), at: Self.now)
        #expect(nearly != nil && nearly?.latest == nil)
    }

    @Test func `A weekday's habit is seen: what is spent on Mondays is not taken on a Tuesday`() throws {
        let mondays = (0..<4).map { (Self.hour - 168 * ($0 + 1), Points(70)) }
        let burn = Burn(Dictionary(uniqueKeysWithValues: mondays), first: Self.hour - 672, next: Self.hour)

        let forecast = try #require(Forecast(available: Points(141), burn: burn, at: Self.now + .hours(1)))

        // 70 in the next Monday's hour, 70 in the one after, and the last one in the third.
        #expect(forecast.emptyAt > Self.now + .days(21) && forecast.emptyAt < Self.now + .days(21) + .hours(1))
    }

    @Test func `Last week weighs more than the weeks before`() {
        let slot = { (week: Int64) in
            Burn([Self.hour - 168 * week: Points(15)], first: Self.hour - 672, next: Self.hour)
        }

        let weeks: [Int64] = [1, 2, 3, 4]
        let wanted: [Int64] = [8_000_000, 4_000_000, 2_000_000, 1_000_000]
        #expect(weeks.map { slot($0).perDay.micro * 7 } == wanted.map { $0 / 7 * 7 })
    }

    @Test func `What is scheduled is taken out when it will be held`() throws {
        let planned = [PlannedHold(at: Self.now + .hours(10), amount: Points(1000))]

        let short = try #require(Forecast(available: Points(1000), burn: steady(2), planned: planned, at: Self.now))
        let enough = try #require(Forecast(available: Points(1050), burn: steady(2), planned: planned, at: Self.now))

        #expect(short.emptyAt == Self.now + .hours(10))
        #expect(short.earliest == short.emptyAt && short.latest == short.emptyAt)
        #expect(enough.emptyAt == Self.now + .hours(25))
        // One that should have been held already counts now.
        let late = Forecast(
            available: Points(5),
            burn: steady(2),
            planned: [PlannedHold(at: Self.now - .hours(1), amount: Points(5))],
            at: Self.now
        )
        #expect(late?.emptyAt == Self.now)
    }

    @Test func `A wallet of a few hours is judged by those, with a wide range`() throws {
        let burn = Burn([Self.hour - 1: Points(3), Self.hour - 2: Points(1)], first: Self.hour - 2, next: Self.hour)

        let forecast = try #require(Forecast(available: Points(20), burn: burn, at: Self.now))

        #expect(forecast.emptyAt == Self.now + .hours(10))
        #expect(forecast.earliest == Self.now + .minutes(400))
        #expect(forecast.latest == Self.now + .hours(20))
        #expect(
            Forecast(available: Points(20), burn: Burn([:], first: Self.hour, next: Self.hour), at: Self.now) == nil
        )
    }

    @Test(arguments: UInt64(0)..<200)
    func `For any history the range holds its middle, more points last longer, more burning less long`(seed: UInt64)
        throws
    {
        var random = SeededGenerator(seed: seed)
        let seen = Int64.random(in: 1...900, using: &random)
        let scale: Int64 = [Int64(1), 1_000, 1_000_000, 1_000_000_000_000].randomElement(using: &random) ?? 1
        let hours = Dictionary(
            uniqueKeysWithValues: (Self.hour - seen..<Self.hour).filter { _ in Bool.random(using: &random) }.map {
                ($0, Points(micro: Int64.random(in: 0...500, using: &random) * scale))
            }
        )
        let more = hours.mapValues { Points(micro: $0.micro * 2) }
        let now = Self.now + .milliseconds(Int64.random(in: 0..<3_600_000, using: &random))
        let available = Points(micro: Int64.random(in: 1...400_000, using: &random) * scale)
        let planned = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            PlannedHold(
                at: now + .hours(Int64.random(in: -5...500, using: &random)),
                amount: Points(micro: Int64.random(in: 0...100_000, using: &random) * scale)
            )
        }
        let first = Self.hour - seen
        let burn = Burn(hours, first: first, next: Self.hour)

        guard let forecast = Forecast(available: available, burn: burn, planned: planned, at: now) else {
            let less = Forecast(available: available + Points(micro: scale), burn: burn, planned: planned, at: now)
            #expect(less == nil, "seed \(seed)")
            return
        }

        #expect(now <= forecast.earliest && forecast.earliest <= forecast.emptyAt, "seed \(seed): \(forecast)")
        #expect(forecast.latest.map { $0 >= forecast.emptyAt } ?? true, "seed \(seed): \(forecast)")
        let richer = Forecast(available: available + Points(micro: scale * 1000), burn: burn, planned: planned, at: now)
        #expect(richer.map { $0.emptyAt >= forecast.emptyAt } ?? true, "seed \(seed)")
        let faster = Forecast(
            available: available,
            burn: Burn(more, first: first, next: Self.hour),
            planned: planned,
            at: now
        )
        // A thousandth of an hour's points is lost by whole numbers.
        #expect(faster.map { $0.emptyAt <= forecast.emptyAt + .seconds(10) } ?? false, "seed \(seed)")
        let unplanned = Forecast(available: available, burn: burn, at: now)
        #expect(unplanned.map { $0.emptyAt >= forecast.emptyAt } ?? true, "seed \(seed)")
    }
}
