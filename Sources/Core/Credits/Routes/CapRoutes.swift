import Primitives
import Routes
import Storage
import Workspaces

/// What owners allow to be spent.
struct CapRoutes: Sendable {
    private static let keysMost = 200

    let service: CreditService

    var all: [Route] {
        [
            Route(
                .get,
                "/api/credits/caps",
                access: .permission(CreditRoutes.view),
                summary: "The caps on spending and what counts under them",
                gives: CapsBody.self,
                show
            ),
            Route(
                .put,
                "/api/credits/caps",
                access: .permission(CreditRoutes.manage),
                summary: "Set all caps on spending; null is none",
                takes: NewCapsBody.self,
                gives: CapsBody.self,
                set
            ),
        ]
    }

    @Sendable
    private func show(_ call: Call) async throws -> Reply {
        let workspace = try call.caller.workspace
        return .json(
            try await service.database.read { CapsBody(try service.ledger(in: $0).caps(workspace)) }
        )
    }

    @Sendable
    private func set(_ call: Call) async throws -> Reply {
        let caller = try call.caller
        let body: NewCapsBody = try await call.body()
        let keys = body.apiKeys ?? []
        guard keys.count <= Self.keysMost else {
            throw Problem.invalid(
                .init(field: "apiKeys", detail: "At most \(Self.keysMost, "max") keys can have a cap.", code: "at-most")
            )
        }
        let caps = Caps(
            day: body.day,
            month: body.month,
            campaign: body.campaign,
            apiKeys: Dictionary(keys.map { ($0.id, $0.cap) }) { _, last in last }
        )
        return .json(
            try await service.database.write { transaction in
                let ledger = service.ledger(in: transaction)
                try ledger.setCaps(caller.workspace, caps)
                try AuditLog(ambient: service.ambient)
                    .record(
                        "credits.caps-set",
                        subject: "\(caller.workspace)",
                        detail: Self.words(caps),
                        by: caller,
                        in: transaction
                    )
                return CapsBody(try ledger.caps(caller.workspace))
            }
        )
    }

    private static func words(_ caps: Caps) -> String {
        let words = { (amount: Points?) in amount.map { "\($0)" } ?? "none" }
        return "day \(words(caps.day)), month \(words(caps.month)), campaign \(words(caps.campaign)),"
            + " \(caps.apiKeys.count) API keys"
    }
}
