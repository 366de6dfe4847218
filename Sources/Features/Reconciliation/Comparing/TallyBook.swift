import CloudAPI
import Credits
import Primitives

/// Puts our messages and Meta's lines of one day under the same words.
struct TallyBook {
    private let markets: MarketMap
    /// Where the price list's changes begin: a country may have another market from one day to the next.
    private let day: CivilDay
    private var tallies: [TallyKey: Tally] = [:]

    init(markets: MarketMap, day: CivilDay) {
        self.markets = markets
        self.day = day
    }

    var all: [Tally] { tallies.values.sorted { $0.key < $1.key } }

    mutating func add(_ group: DeliveredGroup) throws(CreditError) {
        let key = TallyKey(
            market: group.callingCode.map { markets.market(of: $0, on: day) } ?? group.market,
            country: group.callingCode.map(markets.area) ?? "",
            category: Self.word(group.category),
            type: Self.type(group.free)
        )
        var tally = tallies[key] ?? Tally(key)
        guard let points = tally.ourPoints.adding(group.points) else { throw .overflow }
        tally.ours += group.messages
        tally.ourPoints = points
        tally.ourCost = Self.sum(tally.ourCost, group.cost)
        tallies[key] = tally
    }

    mutating func add(_ point: PricingPoint) {
        let code = markets.callingCode(ofCountry: point.country ?? "")
        let key = TallyKey(
            market: markets.market(of: code, on: day),
            country: markets.area(of: code),
            category: point.category?.rawValue ?? "",
            type: point.type?.rawValue ?? ""
        )
        var tally = tallies[key] ?? Tally(key)
        tally.theirs += max(point.volume, 0)
        tally.theirCost = Self.sum(tally.theirCost, point.costMillionths)
        if let tier = point.tier, !tier.isEmpty, !tally.tier.split(separator: ", ").contains(tier[...]) {
            tally.tier += tally.tier.isEmpty ? tier : ", \(tier)"
        }
        tallies[key] = tally
    }

    /// `authentication-international` is `AUTHENTICATION_INTERNATIONAL` in analytics.
    private static func word(_ category: String) -> String {
        category.replacing("-", with: "_").uppercased()
    }

    private static func type(_ reason: FreeReason?) -> String {
        switch reason {
        case nil: "REGULAR"
        case .entryPoint: "FREE_ENTRY_POINT"
        case .groupCustomerService: "FREE_GROUP_CUSTOMER_SERVICE"
        // Meta has one word for all that is free by answering.
        case .customerService, .monthlyAllowance, .notBillable: "FREE_CUSTOMER_SERVICE"
        }
    }

    private static func sum(_ left: Int64?, _ right: Int64?) -> Int64? {
        guard let left, let right else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : sum
    }
}

extension TallyKey {
    /// Our category of that word; `nil` for one that we have no prices for.
    var priceCategory: MessageCategory? {
        let word = category.lowercased()
        return MessageCategory(rawValue: word) ?? MessageCategory(rawValue: word.replacing("_", with: "-"))
    }
}
