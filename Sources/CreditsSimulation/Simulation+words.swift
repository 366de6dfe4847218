import TestSupport
import Credits
import Primitives

extension Simulation {
    func kind() -> Heard.Kind {
        let moment = now - Int64(pick(600)) * 60_000
        switch pick(16) {
        case 0: return .submitting
        case 1..<3: return .accepted
        case 3..<7: return .billable(.marketing, moment)
        case 7: return .billable(.utility, moment)
        case 8: return .billable(.service, moment)
        case 9: return .billable(.authentication, moment)
        case 10: return .billable(.authenticationInternational, moment)
        case 11: return .unpriced
        case 12: return .free
        case 13..<15: return .failed
        default: return .never
        }
    }

    func hear(_ batch: [Heard]) throws {
        trail.append("settle \(batch.map { "\($0.message):\($0.kind)" })")
        try step {
            hearOracle(batch)
            try ledger.settle(workspace, batch.map { Word(messages[$0.message], verdict($0.kind)) })
        }
    }

    /// Message by message, the most telling word first.
    func hearOracle(_ batch: [Heard]) {
        var owed = 0
        for (message, words) in Dictionary(grouping: batch, by: \.message).sorted(by: { $0.key < $1.key }) {
            var deliveries: [(moment: Int64, price: Int)] = []
            for word in words {
                guard case .billable(let category, let moment) = word.kind else { continue }
                if let price = SimulationPrices.price(category, at: moment) { deliveries.append((moment, price)) }
            }
            if let first = deliveries.min(by: { $0 < $1 }) { owed += oracle.billable(message, price: first.price) }
            if words.contains(where: { isUnpriced($0.kind) }) { oracle.park(message) }
            if words.contains(where: { if case .free = $0.kind { true } else { false } }) { oracle.free(message) }
            for word in words {
                switch word.kind {
                case .failed, .never: oracle.fail(message)
                default: break
                }
            }
            for word in words { if case .accepted = word.kind { oracle.advance(message, to: .accepted, now: now) } }
            for word in words { if case .submitting = word.kind { oracle.advance(message, to: .submitting, now: now) } }
        }
        oracle.giveBack()
        oracle.owe(owed)
    }

    func isUnpriced(_ kind: Heard.Kind) -> Bool {
        switch kind {
        case .unpriced: true
        case .billable(let category, let moment): SimulationPrices.price(category, at: moment) == nil
        default: false
        }
    }

    func verdict(_ kind: Heard.Kind) -> Word.Verdict {
        switch kind {
        case .submitting: .submitting
        case .accepted: .accepted
        case .billable(let category, let moment): .billable(category, at: Timestamp(milliseconds: moment))
        case .unpriced: .unpriced("group_marketing", at: clock.now)
        case .free: .free(.customerService)
        case .failed: .failed
        case .never: .never
        }
    }
}
