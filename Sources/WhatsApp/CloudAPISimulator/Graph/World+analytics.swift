import CloudAPI
import Primitives

/// `pricing_analytics` from the ledger's own totals. Source: reference section 15.
extension World {
    /// - Parameter arguments: start, end, granularity, phone_numbers, country_codes, dimensions, … as texts.
    func pricingAnalytics(_ arguments: [String: String]) throws(GraphRefusal) -> JSON {
        let frame = try AnalyticsFrame(arguments, among: ["HALF_HOUR", "DAILY", "MONTHLY"], usual: "DAILY")
        let (start, end, granularity) = (frame.start, frame.end, frame.granularity)
        let dimensions = Set(Self.list(arguments["dimensions"]))
        var sums: [Point: LedgerTotals.Sum] = [:]
        for (key, sum) in ledger.totals.sums
        where isWanted(key, arguments) && key.slot * 1800 >= start && key.slot * 1800 < end {
            sums[point(key, granularity: granularity, dimensions: dimensions), default: LedgerTotals.Sum()].add(sum)
        }
        let points = sums.sorted { $0.key.order < $1.key.order }.map { json($0.key, $0.value) }
        return ["data": [["data_points": .array(points)]]]
    }

    private struct Point: Hashable {
        let start: Int64
        let end: Int64
        var phone: String?
        var country: String?
        var category: String?
        var type: String?
        var tier: String?

        var order: String {
            "\(start) \(phone ?? "") \(country ?? "") \(category ?? "") \(type ?? "") \(tier ?? "")"
        }
    }

    private func point(_ key: LedgerTotals.Key, granularity: String, dimensions: Set<String>) -> Point {
        let (start, end) = period(of: key.slot * 1800, granularity)
        return Point(
            start: start,
            end: end,
            phone: dimensions.contains("PHONE") ? numbers[key.numberID]?.digits : nil,
            country: dimensions.contains("COUNTRY") ? key.country : nil,
            category: dimensions.contains("PRICING_CATEGORY") ? Self.analyticsName(key.category.rawValue) : nil,
            type: dimensions.contains("PRICING_TYPE") ? Self.analyticsName((key.type ?? .regular).rawValue) : nil,
            tier: dimensions.contains("TIER") ? key.tier : nil
        )
    }

    /// Seconds since 1970, in the account's time zone.
    func period(of seconds: Int64, _ granularity: String) -> (Int64, Int64) {
        let offset = Int64(account.utcOffsetMinutes) * 60
        let day = CivilDay(daysSince1970: (seconds + offset).flooredDivision(by: 86400))
        switch granularity {
        case "HALF_HOUR":
            let start = seconds.flooredDivision(by: 1800) * 1800
            return (start, start + 1800)
        case "MONTHLY", "MONTH":
            let (year, month, _) = day.parts
            let first = CivilDay(year: year, month: month, day: 1) ?? day
            let next = CivilDay(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1) ?? day
            return (first.daysSince1970 * 86400 - offset, next.daysSince1970 * 86400 - offset)
        default: return (day.daysSince1970 * 86400 - offset, (day.daysSince1970 + 1) * 86400 - offset)
        }
    }

    private func isWanted(_ key: LedgerTotals.Key, _ arguments: [String: String]) -> Bool {
        func matches(_ name: String, _ value: String?) -> Bool {
            let wanted = Self.list(arguments[name])
            return wanted.isEmpty || value.map(wanted.contains) == true
        }
        return matches("phone_numbers", numbers[key.numberID]?.digits) && matches("country_codes", key.country)
            && matches("pricing_categories", Self.analyticsName(key.category.rawValue))
            && matches("pricing_types", Self.analyticsName((key.type ?? .regular).rawValue))
    }

    private func json(_ point: Point, _ sum: LedgerTotals.Sum) -> JSON {
        [
            "start": .integer(point.start),
            "end": .integer(point.end),
            "phone_number": point.phone.map(JSON.string),
            "country": point.country.map(JSON.string),
            "pricing_category": point.category.map(JSON.string),
            "pricing_type": point.type.map(JSON.string),
            "tier": point.tier.map(JSON.string),
            "volume": .integer(sum.volume),
            "cost": JSONNumber(sum.cost.description).map(JSON.number) ?? 0,
        ]
    }

    static func analyticsName(_ name: String) -> String { name.replacing("-", with: "_").uppercased() }

    /// `[A, "B"]` or `A,B`.
    static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.filter { !" []\"'".contains($0) } }.filter { !$0.isEmpty }
    }
}
