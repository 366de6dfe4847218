import Primitives

/// Adds days of accounts up to a month.
struct MonthBuilder {
    private let now: Timestamp
    private let settings: ReconciliationSettings
    private var lines: [CivilDay: MonthBook.Line] = [:]
    private var costs: [CivilDay?: CostSum] = [:]
    private var byCategory: [String: (points: Points, cost: CostSum)] = [:]
    private var total = MonthBook.Line(day: nil, state: .closed)

    init(now: Timestamp, settings: ReconciliationSettings) {
        self.now = now
        self.settings = settings
    }

    mutating func add(_ day: ReconciledDay, currency: String?) {
        let state = day.state(at: now, settings)
        let line = lines[day.day] ?? MonthBook.Line(day: day.day, state: state, closedAt: day.closedAt)
        lines[day.day] = adding(day, state, to: line, currency, costOf: day.day)
        total = adding(day, state, to: total, currency, costOf: nil)
        for tally in day.tallies where tally.key.isCharged && day.askedAt != nil {
            var sum = byCategory[tally.key.category] ?? (.zero, CostSum())
            sum.points += tally.ourPoints
            sum.cost.add(tally.theirCost, in: currency)
            byCategory[tally.key.category] = sum
        }
    }

    var days: [MonthBook.Line] {
        lines.values.map { priced($0, costs[$0.day]) }.sorted {
            ($0.day?.daysSince1970 ?? 0) < ($1.day?.daysSince1970 ?? 0)
        }
    }

    var totals: MonthBook.Line { priced(lines.isEmpty ? MonthBook.Line(day: nil) : total, costs[nil]) }

    /// - Parameter pointsPerUnit: how many points are one unit of the book's currency.
    func margins(book: String, pointsPerUnit: Int64?) -> [MonthBook.Margin] {
        byCategory.sorted { $0.key < $1.key }.map { category, sum in
            let cost = sum.cost.money
            var margin: Money?
            if let cost, cost.currency == book, let pointsPerUnit, pointsPerUnit > 0 {
                // A micro-point is a millionth of a unit by so many points of it.
                margin = Money(millionths: sum.points.micro / pointsPerUnit, currency: book).subtracting(cost)
            }
            return MonthBook.Margin(category: category, points: sum.points, cost: cost, margin: margin)
        }
    }

    private mutating func adding(
        _ day: ReconciledDay,
        _ state: ReconciledDay.State,
        to before: MonthBook.Line,
        _ currency: String?,
        costOf place: CivilDay?
    ) -> MonthBook.Line {
        var line = before
        var theirs = line.theirs ?? MonthBook.Count()
        var cost = costs[place] ?? CostSum()
        for tally in day.tallies {
            let count = tally.key.isCharged ? \MonthBook.Count.charged : \.free
            line.ours[keyPath: count] += tally.ours
            theirs[keyPath: count] += tally.theirs
            line.points += tally.ourPoints
            if day.askedAt != nil, tally.theirs > 0 { cost.add(tally.theirCost, in: currency) }
        }
        costs[place] = cost
        if day.askedAt != nil {
            line.theirs = theirs
            line.difference += day.comparison.messages
        }
        line.state = Self.worse(line.state, state)
        line.closedAt = line.state == .closed ? max(line.closedAt ?? .distant, day.closedAt ?? .distant) : nil
        return line
    }

    private func priced(_ line: MonthBook.Line, _ cost: CostSum?) -> MonthBook.Line {
        var line = line
        line.cost = cost?.money
        return line
    }

    /// What needs a person most stands for all.
    private static func worse(_ left: ReconciledDay.State, _ right: ReconciledDay.State) -> ReconciledDay.State {
        let order: [ReconciledDay.State] = [.differs, .unknown, .waiting, .agrees, .closed]
        return order.first { $0 == left || $0 == right } ?? left
    }
}

extension Timestamp {
    fileprivate static var distant: Timestamp { Timestamp(milliseconds: .min) }
}
