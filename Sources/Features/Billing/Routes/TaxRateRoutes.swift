import Invoices
import Routes

/// `/api/operator/tax-rates`.
struct TaxRateRoutes: Sendable {
    let service: TaxRateService

    init(tools: PaymentTools) {
        service = TaxRateService(tools: tools)
    }

    struct ItemBody: Codable, Sendable {
        /// The first Indian day on which it holds: `2026-12-01`.
        let from: String
        /// CGST and SGST together.
        let percent: String
    }

    struct ListBody: Codable, Sendable {
        let items: [ItemBody]

        init(_ rates: GSTRates) {
            items = rates.lines.map { ItemBody(from: "\($0.from)", percent: TaxRateService.percent($0.basisPoints)) }
        }
    }

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/operator/tax-rates",
                access: .operator,
                summary: "The rates of GST by the day they begin",
                gives: ListBody.self
            ) { _ in .json(ListBody(try await service.rates())) },
            Route(
                .put,
                "/api/operator/tax-rates",
                access: .operator,
                summary: "Change the rates of GST that are still to come",
                takes: ListBody.self,
                gives: ListBody.self
            ) { call in
                let body = try await call.body(ListBody.self)
                let items = body.items.map { (from: $0.from, percent: $0.percent) }
                return .json(ListBody(try await service.replace(items, by: call.caller.operatorName)))
            },
        ]
    }
}
