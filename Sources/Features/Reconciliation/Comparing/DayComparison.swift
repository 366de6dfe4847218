/// What the counts of one day come to: pure, so that every kind of difference can be tried by hand.
///
/// Within one country, what one side has too many of and the other too few is taken to be the same messages: first those of
/// the same category under another type, then those of the same type under another category, then the rest. What is left over
/// is missing on one side.
package struct DayComparison: Sendable, Equatable {
    package private(set) var rows: [ComparedTally]
    /// Messages that the two disagree about; one that both have, under different words, counts once.
    package private(set) var messages: Int64 = 0

    package init(_ tallies: [Tally]) {
        rows = tallies.sorted { $0.key < $1.key }.map { ComparedTally(tally: $0, parts: []) }
        var beyond = rows.map { $0.tally.theirs - $0.tally.ours }
        pair(&beyond, as: { _, _ in .freeWindow }) { $0.category == $1.category }
        pair(&beyond, as: { _, _ in .wrongCategory }) { $0.type == $1.type }
        pair(&beyond, as: { $0.isCharged == $1.isCharged ? .wrongCategory : .freeWindow }) { _, _ in true }
        for place in rows.indices { leave(beyond[place], at: place) }
    }

    private mutating func pair(
        _ beyond: inout [Int64],
        as difference: (TallyKey, TallyKey) -> Difference,
        when isAlike: (TallyKey, TallyKey) -> Bool
    ) {
        for more in rows.indices where beyond[more] > 0 {
            for less in rows.indices where beyond[less] < 0 && beyond[more] > 0 {
                let (theirs, ours) = (rows[more].tally.key, rows[less].tally.key)
                guard theirs.country == ours.country, theirs.market == ours.market, isAlike(theirs, ours) else {
                    continue
                }
                let both = min(beyond[more], -beyond[less])
                beyond[more] -= both
                beyond[less] += both
                messages += both
                let why = difference(theirs, ours)
                rows[more].parts.append(.init(difference: why, messages: both, elsewhere: ours))
                rows[less].parts.append(.init(difference: why, messages: both, elsewhere: theirs))
            }
        }
    }

    private mutating func leave(_ beyond: Int64, at place: Int) {
        if beyond > 0 { rows[place].parts.append(.init(difference: .missedWebhook, messages: beyond, elsewhere: nil)) }
        if beyond < 0 { rows[place].parts.append(.init(difference: .oursMore, messages: -beyond, elsewhere: nil)) }
        messages += abs(beyond)
        let tally = rows[place].tally
        guard rows[place].parts.isEmpty, tally.key.isCharged, tally.theirs > 0, let ours = tally.ourCost,
            let theirs = tally.theirCost, abs(theirs - ours) > tally.theirs
        else { return }
        // More than a millionth for each message, which is as far as rounding goes.
        rows[place].parts.append(.init(difference: .tierMove, messages: tally.theirs, elsewhere: nil))
    }
}
