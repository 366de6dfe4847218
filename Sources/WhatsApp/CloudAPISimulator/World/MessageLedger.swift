import Primitives

/// The accepted messages, newest kept, found by identity; and totals over all that ever were.
struct MessageLedger: Sendable {
    private(set) var entries: BoundedLog<LedgerEntry>
    private var positions: [String: Int] = [:]
    private(set) var totals = LedgerTotals()

    init(capacity: Int) {
        entries = BoundedLog(capacity: capacity)
    }

    mutating func append(_ entry: LedgerEntry) -> Int {
        if entries.count == entries.capacity, let oldest = entries[entries.firstPosition] {
            positions[oldest.id] = nil
        }
        let position = entries.append(entry)
        positions[entry.id] = position
        totals.accepted += 1
        return position
    }

    func position(of id: String) -> Int? { positions[id] }

    subscript(position: Int) -> LedgerEntry? { entries[position] }

    mutating func update(_ position: Int, _ change: (inout LedgerEntry) -> Void) {
        entries.update(position, change)
    }

    mutating func count(_ status: StatusWord) {
        totals.statuses[status.rawValue, default: 0] += 1
    }

    mutating func countPriced(_ entry: LedgerEntry, slot: Int64) {
        totals.add(entry, slot: slot)
    }
}

/// What a status webhook says. `deleted` and `warning` are old and never sent.
enum StatusWord: String, Sendable {
    case sent, delivered, read, played, failed
}

/// Sums of the priced messages, by half hour and by what `pricing_analytics` tells apart.
struct LedgerTotals: Sendable {
    struct Key: Hashable, Sendable {
        /// Half hours since 1970.
        let slot: Int64
        let numberID: String
        let country: String
        let market: String
        let category: PriceCategory
        let type: PriceType?
        let billable: Bool
        let tier: String?
    }

    struct Sum: Sendable {
        var volume = 0
        var cost = Points.zero
        /// Messages without a known rate.
        var unknown = 0

        mutating func add(_ other: Sum) {
            volume += other.volume
            cost += other.cost
            unknown += other.unknown
        }
    }

    var accepted = 0
    var statuses: [String: Int] = [:]
    private(set) var sums: [Key: Sum] = [:]
    private static let keysMax = 100_000

    mutating func add(_ entry: LedgerEntry, slot: Int64) {
        if sums.count >= Self.keysMax, let oldest = sums.keys.map(\.slot).min() {
            // A year of half hours in every market: only then does the oldest day go.
            sums = sums.filter { $0.key.slot >= oldest + 48 }
        }
        let key = Key(
            slot: slot,
            numberID: entry.numberID,
            country: MarketTable.bundled.country(of: entry.recipient),
            market: entry.market,
            category: entry.pricing.category,
            type: entry.pricing.type,
            billable: entry.pricing.billable,
            tier: entry.tier
        )
        sums[key, default: Sum()].add(
            Sum(volume: 1, cost: entry.cost ?? .zero, unknown: entry.cost == nil ? 1 : 0)
        )
    }
}
