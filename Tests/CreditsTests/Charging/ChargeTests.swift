import Credits
import Primitives
import Testing

/// The state table of the design, cell by cell, written out a second time.
struct ChargeTests {
    private static let quote = Points(micro: 10)

    enum Cell: Sendable {
        /// Nothing happens.
        case same
        case flag(ChargeFlag)
        case to(ChargeState, [ChargeEntry], charged: Int64)
    }

    private static let released = [ChargeEntry(.release, quote)]

    /// What each word does in each state; the price is above the quote in `over` and below it in `under`.
    private static let table: [(ChargeState, [(PricedVerdict, Cell)])] = [
        (
            .reserved,
            [(.submitting, .to(.submitting, [], charged: 0)), (.accepted, .to(.accepted, [], charged: 0))] + open
        ),
        (.submitting, [(.submitting, .same), (.accepted, .to(.accepted, [], charged: 0))] + open),
        (.accepted, [(.submitting, .same), (.accepted, .same)] + open),
        (
            .charged,
            [
                (.submitting, .same), (.accepted, .same), (.billable(Points(micro: 7)), .same),
                (.billable(Points(micro: 8)), .flag(.priceDiffers)), (.unpriced, .same),
                (.free, .flag(.freeAfterCharge)),
                (.failed, .flag(.failedAfterCharge)),
            ]
        ),
        (
            .lateCharged,
            [
                (.submitting, .same), (.accepted, .same), (.billable(Points(micro: 7)), .same),
                (.billable(Points(micro: 8)), .flag(.priceDiffers)), (.unpriced, .same),
                (.free, .flag(.freeAfterCharge)),
                (.failed, .flag(.failedAfterCharge)),
            ]
        ),
        (
            .free,
            [
                (.submitting, .same), (.accepted, .same), (.free, .same), (.failed, .flag(.failedAfterFree)),
                (.billable(Points(micro: 7)), .flag(.billableAfterFree)), (.unpriced, .flag(.billableAfterFree)),
            ]
        ),
        (
            .released,
            [
                (.submitting, .same), (.accepted, .same), (.failed, .same), (.free, .to(.free, [], charged: 0)),
                (.billable(Points(micro: 7)), .to(.lateCharged, [ChargeEntry(.late, Points(micro: 7))], charged: 7)),
                (.unpriced, .to(.suspendedLate, [], charged: 0)),
            ]
        ),
        (
            .suspended,
            [
                (.submitting, .same), (.accepted, .same), (.unpriced, .same), (.failed, .flag(.failedAfterCharge)),
                (.free, .flag(.freeAfterCharge)),
                (
                    .billable(Points(micro: 7)),
                    .to(
                        .charged,
                        [ChargeEntry(.capture, Points(micro: 7)), ChargeEntry(.release, Points(micro: 3))],
                        charged: 7
                    )
                ),
            ]
        ),
        (
            .suspendedLate,
            [
                (.submitting, .same), (.accepted, .same), (.unpriced, .same), (.failed, .flag(.failedAfterCharge)),
                (.free, .flag(.freeAfterCharge)),
                (.billable(Points(micro: 7)), .to(.lateCharged, [ChargeEntry(.late, Points(micro: 7))], charged: 7)),
            ]
        ),
    ]

    private static let open: [(PricedVerdict, Cell)] = [
        (
            .billable(Points(micro: 7)),
            .to(
                .charged,
                [ChargeEntry(.capture, Points(micro: 7)), ChargeEntry(.release, Points(micro: 3))],
                charged: 7
            )
        ),
        (.billable(quote), .to(.charged, [ChargeEntry(.capture, quote)], charged: 10)),
        (
            .billable(Points(micro: 12)),
            .to(.charged, [ChargeEntry(.capture, quote), ChargeEntry(.excess, Points(micro: 2))], charged: 12)
        ),
        (.billable(.zero), .to(.charged, [ChargeEntry(.capture, .zero), ChargeEntry(.release, quote)], charged: 0)),
        (.unpriced, .to(.suspended, [], charged: 0)),
        (.free, .to(.free, released, charged: 0)),
        (.failed, .to(.released, released, charged: 0)),
    ]

    @Test(arguments: ChargeState.allCases)
    func `Every word does what the table says`(state: ChargeState) throws {
        let charged = [.charged, .lateCharged].contains(state) ? Points(micro: 7) : .zero
        let row = try #require(Self.table.first { $0.0 == state }?.1)
        for (verdict, cell) in row {
            var charge = Charge(state: state, quote: Self.quote, charged: charged)

            let entries = charge.apply(verdict)

            switch cell {
            case .same:
                #expect(
                    entries == [] && charge == Charge(state: state, quote: Self.quote, charged: charged),
                    "\(verdict)"
                )
            case .flag(let flag):
                #expect(entries == [], "\(verdict)")
                #expect(charge == Charge(state: state, quote: Self.quote, charged: charged, flag: flag), "\(verdict)")
            case .to(let next, let expected, let amount):
                #expect(entries == expected, "\(verdict)")
                #expect(charge.state == next && charge.charged.micro == amount && charge.flag == nil, "\(verdict)")
            }
        }
    }

    @Test func `The table above names every word in every state`() {
        for (state, row) in Self.table {
            #expect(Set(row.map(\.0.rank)) == [0, 1, 2, 3, 4, 5], "\(state)")
        }
        #expect(Set(Self.table.map(\.0)) == Set(ChargeState.allCases))
    }

    @Test func `A message quoted free and charged after all is charged beyond its quote`() {
        var charge = Charge(state: .accepted, quote: .zero)

        #expect(
            charge.apply(.billable(Points(micro: 5))) == [
                ChargeEntry(.capture, .zero), ChargeEntry(.excess, Points(micro: 5)),
            ]
        )
        #expect(charge.charged == Points(micro: 5))
    }

    /// What one message may hear in its life, each word any number of times. Meta calls a message billable or free, never both.
    private static let lives: [[PricedVerdict]] = [
        [.submitting, .accepted, .billable(Points(micro: 7)), .failed],
        [.submitting, .accepted, .billable(Points(micro: 12)), .failed, .failed],
        [.accepted, .billable(Points(micro: 10)), .billable(Points(micro: 10)), .failed, .unpriced],
        [.submitting, .accepted, .unpriced, .billable(Points(micro: 7)), .failed],
        [.submitting, .accepted, .free, .free, .failed],
        [.submitting, .accepted, .failed, .failed],
        [.submitting, .accepted, .accepted],
        [.billable(.zero), .failed, .accepted, .submitting, .billable(.zero)],
    ]

    @Test(arguments: lives)
    func `The final charge is the same in any order`(life: [PricedVerdict]) {
        var charges: Set<Points> = []
        for order in permutations(life) {
            var charge = Charge(state: .submitting, quote: Self.quote)
            var entries: [ChargeEntry] = []
            for verdict in order { entries += charge.apply(verdict) }

            charges.insert(charge.charged)
            let sums = Dictionary(grouping: entries, by: \.kind).mapValues { $0.map(\.amount.micro) }
            #expect(sums.values.allSatisfy { $0.count == 1 }, "one entry of a kind: \(order)")
            let spent = [ChargeEntry.Kind.capture, .excess, .late].flatMap { sums[$0] ?? [] }.reduce(0, +)
            #expect(spent == charge.charged.micro, "\(order)")
            let fromHold = [ChargeEntry.Kind.capture, .release].flatMap { sums[$0] ?? [] }.reduce(0, +)
            #expect(fromHold == (charge.state.isOpen ? 0 : Self.quote.micro), "\(order)")
        }
        #expect(charges.count == 1)
    }

    @Test(arguments: lives)
    func `Hearing everything a second time changes nothing`(life: [PricedVerdict]) {
        for order in permutations(life) {
            var charge = Charge(state: .submitting, quote: Self.quote)
            for verdict in order { _ = charge.apply(verdict) }
            let settled = (charge.state, charge.charged)

            for verdict in order { #expect(charge.apply(verdict).isEmpty) }

            #expect((charge.state, charge.charged) == settled)
        }
    }

    private func permutations<Element>(_ elements: [Element]) -> [[Element]] {
        guard let first = elements.first else { return [[]] }
        return permutations(Array(elements.dropFirst())).flatMap { rest in
            (0...rest.count).map { place in Array(rest[..<place]) + [first] + Array(rest[place...]) }
        }
    }
}
