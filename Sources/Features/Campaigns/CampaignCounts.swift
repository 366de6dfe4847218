/// How many recipients are in each state. They add up to the audience.
package struct CampaignCounts: Sendable, Equatable {
    private var counts: [RecipientState: Int] = [:]

    package init() {}

    package init(_ counts: [RecipientState: Int]) {
        self.counts = counts
    }

    package subscript(state: RecipientState) -> Int {
        get { counts[state] ?? 0 }
        set { counts[state] = newValue }
    }

    package var audience: Int { counts.values.reduce(0, +) }

    /// Moves one recipient, or adds one when `old` is `nil`.
    mutating func move(from old: RecipientState?, to new: RecipientState) {
        if let old { self[old] -= 1 }
        self[new] += 1
    }

    package static func == (left: Self, right: Self) -> Bool {
        RecipientState.allCases.allSatisfy { left[$0] == right[$0] }
    }
}
