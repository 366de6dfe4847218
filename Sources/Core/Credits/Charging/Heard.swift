import Primitives

/// A verdict with its price looked up: the price valid when the message was delivered, for the category Meta reported.
struct Heard {
    let verdict: Word.Verdict
    let priced: PricedVerdict
    let price: PriceID?

    init(_ verdict: Word.Verdict, about message: MessageCharge, book: PriceBook, reached tiers: VolumeTiers) {
        self.verdict = verdict
        switch verdict {
        case .submitting: (priced, price) = (.submitting, nil)
        case .accepted: (priced, price) = (.accepted, nil)
        case .free: (priced, price) = (.free, nil)
        case .failed, .never: (priced, price) = (.failed, nil)
        case .unpriced: (priced, price) = (.unpriced, nil)
        case .billable(let category, let moment):
            let channel = message.subject?.channel
            if let found = try? book.price(of: category, for: message.quote, at: moment, by: channel, reached: tiers) {
                (priced, price) = (.billable(found.amount), found.id)
            } else {
                (priced, price) = (.unpriced, nil)
            }
        }
    }

    /// The most telling first; among equals the earliest, then the cheapest: an order that does not depend on the batch's.
    static func goesFirst(_ left: Heard, _ right: Heard) -> Bool {
        (-left.priced.rank, left.moment, left.amount) < (-right.priced.rank, right.moment, right.amount)
    }

    private var moment: Int64 {
        switch verdict {
        case .billable(_, let moment), .unpriced(_, let moment): moment.milliseconds
        case .free(_, _, let moment): moment?.milliseconds ?? 0
        case .submitting, .accepted, .failed, .never: 0
        }
    }

    private var amount: Points {
        if case .billable(let amount) = priced { amount } else { .zero }
    }
}
