import Credits
import Primitives

extension Simulation {
    /// A refund, or a lost dispute, of a grant: sometimes of more than it gave.
    func clawBack() throws {
        guard !lots.isEmpty else { return }
        let lot = pick(lots.count)
        let amount = 1 + pick(oracle.size(lot))
        let dispute = freezes.isEmpty || pick(3) > 0 ? nil : pick(freezes.count)
        references += 1
        let reference = "refund \(references)"
        trail.append("claw back \(amount) of lot \(lot) thawing \(dispute.map { "\($0)" } ?? "-")")
        try step {
            let preview =
                dispute == nil ? try? ledger.previewClawBack(workspace, lot: lots[lot], amount: micro(amount)) : nil
            let accepted = oracle.clawBack(amount, lot: lot, thawing: dispute)
            oracle.expire(now)
            do {
                let results = try (0..<1 + pick(2)).map { _ in
                    try ledger.clawBack(
                        workspace,
                        lot: lots[lot],
                        amount: micro(amount),
                        reference: reference,
                        thawing: dispute.map { freezes[$0] }
                    )
                }
                try expect(accepted, "the refund should have been refused")
                try expect(preview == nil || preview?.clawBack == results[0], "the preview differs: \(results)")
                try expect(Set(results.map(\.taken)).count == 1, "a repetition differs: \(results)")
            } catch CreditError.beyondLot {
                try expect(!accepted, "the refund should have been made")
            }
        }
    }

    /// An operator takes points away: sometimes more than are free.
    func deduct() throws {
        let amount = 1 + pick(40)
        references += 1
        let reference = "deduction \(references)"
        trail.append("deduct \(amount)")
        try step {
            let accepted = oracle.deduct(amount, now: now)
            do {
                for place in 0..<1 + pick(2) {
                    let done = try ledger.deduct(workspace, amount: micro(amount), reference: reference)
                    try expect(done.isNew == (place == 0), "a repetition differs")
                }
                try expect(accepted, "the deduction should have been refused")
            } catch CreditError.beyondFree {
                try expect(!accepted, "the deduction should have been made")
            }
        }
    }

    func freeze() throws {
        guard !lots.isEmpty else { return }
        let lot = pick(lots.count)
        let amount = 1 + pick(oracle.size(lot))
        references += 1
        let reference = "dispute \(references)"
        trail.append("freeze \(amount) of lot \(lot)")
        try step {
            let aside = oracle.freeze(amount, lot: lot, now: now)
            do {
                for _ in 0..<1 + pick(2) {
                    let found = try ledger.freeze(
                        workspace,
                        lot: lots[lot],
                        amount: micro(amount),
                        reference: reference
                    )
                    try expect(found == aside.map(micro), "\(found) are set aside and should be \(aside ?? -1)")
                }
                freezes.append(reference)
            } catch CreditError.beyondLot {
                try expect(aside == nil, "the freeze should have been made")
            }
        }
    }

    func thaw() throws {
        guard !freezes.isEmpty else { return }
        let dispute = pick(freezes.count)
        trail.append("thaw \(dispute)")
        try step {
            oracle.thaw(dispute)
            oracle.expire(now)
            try ledger.thaw(workspace, reference: freezes[dispute])
        }
    }

    private func micro(_ amount: Int) -> Points { Points(micro: Int64(amount)) }
}
