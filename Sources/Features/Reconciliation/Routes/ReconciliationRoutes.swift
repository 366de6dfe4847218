import Credits
import Invoices
import Primitives
import Routes

/// `/api/reconciliation`: what we charged beside what Meta counts.
struct ReconciliationRoutes: Sendable {
    private static let ofChannel = QueryParameter("channel", "Of this channel's number; of all when left out")

    private let service: ReconciliationService

    init(_ service: ReconciliationService) {
        self.service = service
    }

    var routes: [Route] { [month, day, close, refresh] }

    private var month: Route {
        Route(
            .get,
            "/api/reconciliation",
            access: .permission(.viewBilling),
            summary: "A month of our counts beside WhatsApp's",
            query: [QueryParameter("month", "2026-11; this month when left out"), Self.ofChannel],
            gives: MonthBody.self
        ) { call in
            let first = call.query("month").map { CivilDay($0 + "-01") }
            if case .some(nil) = first { throw ReconciliationError.badMonth }
            return .json(
                MonthBody(
                    try await service.month(first ?? nil, channel: call.queryID("channel"), in: call.caller.workspace)
                )
            )
        }
    }

    private var day: Route {
        Route(
            .get,
            "/api/reconciliation/{day}",
            access: .permission(.viewBilling),
            summary: "What was counted on a day, and why the counts differ",
            query: [Self.ofChannel],
            gives: DayDetailBody.self
        ) { call in
            let day = try Self.day(call.parameter("day"), "day")
            return .json(try await detail(day, call))
        }
    }

    private var close: Route {
        Route(
            .put,
            "/api/reconciliation/{day}/closing",
            access: .permission(CreditRoutes.manage),
            summary: "Close a day: its figures stay, and the reason with them",
            query: [Self.ofChannel],
            takes: ClosingBody.self,
            gives: DayDetailBody.self
        ) { call in
            let day = try Self.day(call.parameter("day"), "day")
            let reason = try await call.body(ClosingBody.self).reason
            try await service.close(day, channel: call.queryID("channel"), reason: reason, by: call.caller)
            return .json(try await detail(day, call))
        }
    }

    private var refresh: Route {
        Route(
            .put,
            "/api/reconciliation/refresh",
            access: .permission(CreditRoutes.manage),
            summary: "Ask WhatsApp about the days again; the answers come in a while",
            query: [Self.ofChannel],
            takes: RefreshBody.self,
            status: 202
        ) { call in
            let body = try await call.body(RefreshBody.self)
            try await service.refresh(
                from: Self.day(body.from, "from"),
                to: Self.day(body.to, "to"),
                channel: call.queryID("channel"),
                in: call.caller.workspace
            )
            return .accepted
        }
    }

    private func detail(_ day: CivilDay, _ call: Call) async throws -> DayDetailBody {
        let channel: ChannelID? = try call.queryID("channel")
        let found = try await service.day(day, channel: channel, in: call.caller.workspace)
        let now = service.ambient.now()
        var whole = MonthBuilder(now: now, settings: service.settings)
        for one in found { whole.add(one.reconciled, currency: one.currency) }
        return DayDetailBody(
            day: "\(day)",
            state: whole.days.first?.state ?? .unknown,
            rows: found.flatMap { one in
                let isWaiting = one.reconciled.isWaiting(at: now, service.settings)
                return one.reconciled.comparison.rows.map {
                    RowBody($0, isWaiting: isWaiting, currency: one.currency)
                }
            }
        )
    }

    private static func day(_ text: String, _ field: String) throws -> CivilDay {
        guard let day = CivilDay(text) else { throw ReconciliationError.badDay(field: field) }
        return day
    }
}
