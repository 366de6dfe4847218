import Calendars
import Primitives
import Routes

/// How a sequence does.
struct SequenceAnalytics: Codable, Sendable {
    static let daysMost: Int64 = 400

    let days: [Day]
    /// Successes of a hundred enrolled, rounded down; `nil` while nobody was.
    let conversion: Int64?
    let steps: [Step]

    struct Day: Codable, Sendable {
        let day: String
        let enrolled: Int64
        let completed: Int64
        let dropped: Int64
        let success: Int64
        let failed: Int64
    }

    struct Step: Codable, Sendable {
        let id: String
        let name: String
        /// Who came to wait for it.
        let scheduled: Int64
        let sent: Int64
        let delivered: Int64
        let read: Int64
        let replied: Int64
        let clicked: Int64
        let failed: Int64
        /// Who left the sequence while waiting for it.
        let dropped: Int64
        let cost: Points
    }

    /// The days that are asked about, by the account's clock.
    struct Days {
        let from: CivilDay
        let to: CivilDay

        /// The last 30 days when nothing is said.
        ///
        /// - Throws: a problem when they are too many, or the wrong way round.
        init(from: CivilDay?, to: CivilDay?, zone: String, now: Timestamp) throws {
            let today = (ZoneClock(zone) ?? ZoneClock("UTC"))?.reading(at: now).day ?? CivilDay(daysSince1970: 0)
            let last = to ?? today
            self.to = last
            self.from = from ?? CivilDay(daysSince1970: last.daysSince1970 - 29)
            let count = self.to.daysSince1970 - self.from.daysSince1970
            guard (0..<SequenceAnalytics.daysMost).contains(count) else {
                throw Problem.badParameter(
                    "from",
                    "is after to, or more than \(SequenceAnalytics.daysMost) days before it"
                )
            }
        }
    }

    init(_ cells: [CountStore.Cell], days asked: Days, plan: SequencePlan) {
        var whole: [CivilDay: [SequenceTally.Metric: Int64]] = [:]
        var byStep: [String: [SequenceTally.Metric: Int64]] = [:]
        for cell in cells {
            if cell.step.isEmpty {
                whole[cell.day, default: [:]][cell.metric, default: 0] += cell.count
            } else {
                byStep[cell.step, default: [:]][cell.metric, default: 0] += cell.count
            }
        }
        days = (asked.from.daysSince1970...asked.to.daysSince1970).map { number in
            let day = CivilDay(daysSince1970: number)
            let counts = whole[day] ?? [:]
            return Day(
                day: "\(day)",
                enrolled: counts[.enrolled] ?? 0,
                completed: counts[.completed] ?? 0,
                dropped: counts[.dropped] ?? 0,
                success: counts[.success] ?? 0,
                failed: counts[.failed] ?? 0
            )
        }
        let enrolled = whole.values.reduce(0) { $0 + ($1[.enrolled] ?? 0) }
        let succeeded = whole.values.reduce(0) { $0 + ($1[.success] ?? 0) }
        conversion = enrolled > 0 ? succeeded * 100 / enrolled : nil
        // Steps that were deleted keep their numbers, after those that are there.
        let known = plan.steps.map(\.id)
        let gone = byStep.keys.filter { !known.contains($0) }.sorted()
        steps = (known + gone).map { id in Step(id, plan.name(of: id), byStep[id] ?? [:]) }
    }
}

extension SequenceAnalytics.Step {
    fileprivate init(_ id: String, _ name: String, _ counts: [SequenceTally.Metric: Int64]) {
        func of(_ metric: SequenceTally.Metric) -> Int64 { counts[metric] ?? 0 }
        (self.id, self.name) = (id, name)
        (scheduled, sent, delivered) = (of(.scheduled), of(.sent), of(.delivered))
        (read, replied, clicked) = (of(.read), of(.replied), of(.clicked))
        (failed, dropped) = (of(.failed), of(.dropped))
        cost = Points(micro: of(.cost))
    }
}
