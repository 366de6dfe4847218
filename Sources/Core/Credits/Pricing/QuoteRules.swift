package import Primitives

/// Meta's rules of what is free, as dated data: `Data/free_rules.csv`.
package struct QuoteRules: Sendable {
    private enum Outcome: String {
        case charged
        case free
        case allowance
    }

    private struct Rule {
        let from: CivilDay
        let window: Window.State
        /// By the columns of the table: marketing, utility, authentication, service.
        let outcomes: [MessageCategory: Outcome]
        let allowance: Int
    }

    /// Newest first.
    private let rules: [Rule]

    /// The table compiled into the program.
    package static let embedded = QuoteRules(csv: PackageResources.free_rules_csv)

    package init(csv: [UInt8]) {
        let columns: [MessageCategory] = [.marketing, .utility, .authentication, .service]
        rules = CommaSeparated.rows(csv).map(\.fields).dropFirst().compactMap { row -> Rule? in
            guard row.count == 7, let from = CivilDay(row[0]), let window = Window.State(rawValue: row[1]),
                let allowance = Int(row[6])
            else { return nil }
            let outcomes = row[2...5].compactMap(Outcome.init)
            guard outcomes.count == columns.count else { return nil }
            return Rule(
                from: from,
                window: window,
                outcomes: Dictionary(uniqueKeysWithValues: zip(columns, outcomes)),
                allowance: allowance
            )
        }
        .sorted { $1.from < $0.from }
    }

    /// Why a message of `category` costs nothing at `moment`; `nil` when it is charged.
    ///
    /// - Parameter day: the day of `moment` in the account's time zone, where Meta's changes begin.
    package func freeReason(_ category: MessageCategory, window: Window, at moment: Timestamp, on day: CivilDay)
        -> FreeReason?
    {
        let state = window.state(at: moment)
        guard let rule = rule(state, on: day), let outcome = rule.outcomes[category.ruledAs] else { return nil }
        switch outcome {
        case .charged: return nil
        case .free: return state == .entryPoint ? .entryPoint : .customerService
        case .allowance: return window.freeServiceLeft > 0 ? .monthlyAllowance : nil
        }
    }

    /// How many service messages a number has free in the month of `day`; `nil` when they are not counted.
    package func freeServiceMessages(on day: CivilDay) -> Int? {
        guard let rule = rule(.service, on: day), rule.outcomes[.service] == .allowance else { return nil }
        return rule.allowance
    }

    /// The newest block that has begun; before the first one, the first.
    private func rule(_ state: Window.State, on day: CivilDay) -> Rule? {
        let rules = rules.filter { $0.window == state }
        return rules.first { $0.from <= day } ?? rules.last
    }
}

extension MessageCategory {
    /// The column of the table: the two special categories follow the ones they are a kind of.
    fileprivate var ruledAs: MessageCategory {
        switch self {
        case .authenticationInternational: .authentication
        case .marketingLite: .marketing
        case .marketing, .utility, .authentication, .service: self
        }
    }
}
