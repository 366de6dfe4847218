package import Primitives

/// One message as the state table sees it.
package struct Charge: Sendable, Equatable {
    package private(set) var state: ChargeState
    /// What was held for it.
    package let quote: Points
    /// What it cost in the end; zero until it is known.
    package private(set) var charged: Points
    /// The first contradiction heard, if any.
    package private(set) var flag: ChargeFlag?

    package init(state: ChargeState, quote: Points, charged: Points = .zero, flag: ChargeFlag? = nil) {
        self.state = state
        self.quote = quote
        self.charged = charged
        self.flag = flag
    }

    /// Hears one word and gives back what it does to the money.
    ///
    /// The table is that of section 4 of the design, with `suspended` for a delivery that we cannot price. Hearing a word
    /// again gives nothing. Once every word has been heard, the amount charged is the same in any order, provided that
    /// Meta does not call the same message both billable and free: then the first verdict stands and the flag is set.
    package mutating func apply(_ verdict: PricedVerdict) -> [ChargeEntry] {
        switch (state, verdict) {
        case (.reserved, .submitting):
            state = .submitting
        case (.reserved, .accepted), (.submitting, .accepted):
            state = .accepted
        case (.reserved, _), (.submitting, _), (.accepted, _), (.suspended, .billable), (.suspended, .unpriced):
            return resolveOpen(verdict)
        case (.released, _), (.suspendedLate, .billable):
            return resolveReleased(verdict)
        case (.charged, _), (.lateCharged, _), (.free, _), (.suspended, _), (.suspendedLate, _):
            noteContradiction(verdict)
        }
        return []
    }

    private mutating func resolveOpen(_ verdict: PricedVerdict) -> [ChargeEntry] {
        switch verdict {
        case .submitting, .accepted:
            return []
        case .billable(let price):
            state = .charged
            charged = price
            let captured = min(price, quote)
            return [ChargeEntry(.capture, captured)]
                + (quote > captured ? [ChargeEntry(.release, quote - captured)] : [])
                + (price > captured ? [ChargeEntry(.excess, price - captured)] : [])
        case .unpriced:
            state = .suspended
            return []
        case .free:
            state = .free
            return [ChargeEntry(.release, quote)]
        case .failed:
            state = .released
            return [ChargeEntry(.release, quote)]
        }
    }

    private mutating func resolveReleased(_ verdict: PricedVerdict) -> [ChargeEntry] {
        switch verdict {
        case .billable(let price):
            state = .lateCharged
            charged = price
            return [ChargeEntry(.late, price)]
        case .unpriced:
            state = .suspendedLate
        case .free:
            state = .free
        case .submitting, .accepted, .failed:
            break
        }
        return []
    }

    private mutating func noteContradiction(_ verdict: PricedVerdict) {
        guard flag == nil else { return }
        switch (state, verdict) {
        case (.free, .billable), (.free, .unpriced): flag = .billableAfterFree
        case (.free, .failed): flag = .failedAfterFree
        case (.free, _): break
        case (_, .free): flag = .freeAfterCharge
        case (_, .failed): flag = .failedAfterCharge
        case (_, .billable(let price)) where price != charged: flag = .priceDiffers
        default: break
        }
    }
}
