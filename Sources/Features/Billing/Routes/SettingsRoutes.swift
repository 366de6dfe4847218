import Primitives
import Routes
import Storage

/// `/api/operator/billing-settings` and `/api/operator/gateways`.
struct SettingsRoutes: Sendable {
    let tools: PaymentTools

    var routes: [Route] { [list, change, gateways] }

    struct SettingBody: Codable, Sendable {
        let name: String
        let label: String
        let group: SettingName.Group
        /// `text`, `secret`, `number` or `choice`.
        let kind: String
        let choices: [String]?
        /// Never of a secret.
        let value: String?
        let isSet: Bool
        let help: String

        init(_ name: SettingName, _ text: String?) {
            self.name = name.text
            label = name.label
            group = name.group
            kind =
                switch name.kind {
                case .text: "text"
                case .secret: "secret"
                case .number: "number"
                case .choice: "choice"
                }
            choices = name.choices
            value = name.isSecret ? nil : text
            isSet = text != nil
            help = name.help
        }
    }

    struct ChangesBody: Codable, Sendable {
        /// By name; `null` or an empty text takes a setting away. What is not named stays.
        let values: [String: String?]
    }

    struct GatewayBody: Codable, Sendable {
        let id: GatewayID
        let name: String
        let state: GatewayReadiness.State
        let missing: [String]
        let webhookURL: String
        let lastEventAt: Timestamp?
        let openPayments: Int
    }

    private var list: Route {
        Route(
            .get,
            "/api/operator/billing-settings",
            access: .operator,
            summary: "Every billing setting; secrets only say that they are set",
            gives: Page<SettingBody>.self
        ) { _ in .json(try await page()) }
    }

    private var change: Route {
        Route(
            .put,
            "/api/operator/billing-settings",
            access: .operator,
            summary: "Change billing settings together: all of them, or none",
            takes: ChangesBody.self,
            gives: Page<SettingBody>.self
        ) { call in
            let body = try await call.body(ChangesBody.self)
            try await tools.settings.set(body.values.mapValues { $0 ?? "" }, by: call.caller.operatorName)
            return .json(try await page())
        }
    }

    private func page() async throws -> Page<SettingBody> {
        Page(items: try await tools.settings.shown().map { SettingBody($0.name, $0.text) })
    }

    private var gateways: Route {
        Route(
            .get,
            "/api/operator/gateways",
            access: .operator,
            summary: "The payment gateways: what each still needs, and when it was last heard of",
            gives: Page<GatewayBody>.self
        ) { _ in
            let found = try await tools.database.read { transaction in
                let settings = try tools.settings.settings(in: transaction)
                let inForce = Set(tools.gateways.all(settings).map(\.id))
                return try GatewayID.allCases.filter { $0 != .test || inForce.contains($0) }.map {
                    try GatewayReadiness($0, settings, isInForce: inForce.contains($0), in: transaction)
                }
            }
            return .json(Page(items: found.map(body)))
        }
    }

    private func body(_ readiness: GatewayReadiness) -> GatewayBody {
        let id = readiness.gateway
        return GatewayBody(
            id: id,
            name: id.name,
            state: readiness.state,
            missing: readiness.missing,
            // Nobody outside tells what happens at the test gateway.
            webhookURL: id == .test ? "" : "\(tools.publicURL)/webhooks/payments/\(id.rawValue)",
            lastEventAt: readiness.lastEventAt,
            openPayments: readiness.openPayments
        )
    }
}
