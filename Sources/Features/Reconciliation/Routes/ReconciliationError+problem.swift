import Primitives
package import Routes

extension ReconciliationError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .noChannel(let id):
            Problem("channel-not-found", status: 404, title: "No such channel", detail: "There is no channel \(id).")
        case .unknown(let day):
            Problem(
                "day-unknown",
                status: 409,
                title: "WhatsApp was not asked about this day yet",
                detail: "Refresh \(day, "day") first, and close it when the answer is there."
            )
        case .waiting(let day, let until):
            Problem(
                "day-waiting",
                status: 409,
                title: "This day may still change",
                detail:
                    "WhatsApp repeats webhooks for seven days: \(day, "day") can be closed from \(until, "until") on."
            )
        case .badReason:
            .invalid(
                .init(field: "reason", detail: "Say why, in \(1, "min") to \(200, "max") characters.", code: "length")
            )
        case .badDay(let field):
            .invalid(.init(field: field, detail: "It must be a day like 2026-11-29.", code: "not-a-day"))
        case .badMonth: .invalid(.init(field: "month", detail: "It must be a month like 2026-11.", code: "not-a-month"))
        case .badPeriod(let daysMost):
            .invalid(
                .init(
                    field: "to",
                    detail: "Ask for \(1, "min") to \(daysMost, "max") days, none of them still to come.",
                    code: "days"
                )
            )
        }
    }
}
