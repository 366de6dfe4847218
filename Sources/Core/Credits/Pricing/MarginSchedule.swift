import Primitives

/// The margins of a book by date.
struct MarginSchedule: Sendable, Equatable {
    struct Step: Sendable, Equatable {
        let from: Timestamp
        let margin: Margin
    }

    /// Oldest first, one of each moment.
    private(set) var steps: [Step]

    init(_ steps: [Step] = []) {
        self.steps = steps.sorted { $0.from < $1.from }
    }

    /// Nothing is added before the first.
    func margin(at moment: Timestamp) -> Margin {
        steps.last { $0.from <= moment }?.margin ?? .zero
    }

    func setting(_ margin: Margin, from moment: Timestamp) -> MarginSchedule {
        MarginSchedule(steps.filter { $0.from != moment } + [Step(from: moment, margin: margin)])
    }
}
