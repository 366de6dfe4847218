import Invoices
import Primitives
import Routes
import Storage

/// `/api/billing`: what points cost, and whom the invoices are made out to.
struct TermsRoutes: Sendable {
    let tools: PaymentTools
    let profiles: BillingProfiles

    var routes: [Route] { [terms, quote, profile, save, states] }

    private var terms: Route {
        Route(
            .get,
            "/api/billing/terms",
            access: .permission(.viewBilling),
            summary: "What a point costs, how many may be bought, and how to pay",
            gives: TermsBody.self
        ) { call in
            let selling = try await selling(call)
            let offer = try selling.offered()
            let split = try selling.quote(offer.terms.pointsMin, at: tools.ambient.now())
            return .json(
                TermsBody(
                    offer.terms,
                    split,
                    gateways: tools.gateways.all(for: offer.terms.currency, selling.settings),
                    profileComplete: selling.profile != nil
                )
            )
        }
    }

    private var quote: Route {
        Route(
            .get,
            "/api/billing/quote",
            access: .permission(.viewBilling),
            summary: "The price of so many points, with its taxes",
            query: [QueryParameter("points", "Whole points")],
            gives: QuoteBody.self
        ) { call in
            let selling = try await selling(call)
            let points = try selling.offered().terms.points(call.query("points") ?? "")
            return .json(QuoteBody(points, try selling.quote(points, at: tools.ambient.now())))
        }
    }

    private var profile: Route {
        Route(
            .get,
            "/api/billing/profile",
            access: .permission(.viewBilling),
            summary: "Whom invoices are made out to",
            gives: ProfileBody.self
        ) { call in
            .json(ProfileBody(try await profiles.find(call.caller.workspace)))
        }
    }

    private var save: Route {
        Route(
            .put,
            "/api/billing/profile",
            access: .permission(.manageBilling),
            summary: "Change whom invoices are made out to",
            takes: ProfileBody.self,
            gives: ProfileBody.self
        ) { call in
            let body = try await call.body(ProfileBody.self)
            return .json(ProfileBody(try await profiles.save(body.entry, by: call.caller)))
        }
    }

    private var states: Route {
        Route(
            .get,
            "/api/billing/states",
            access: .permission(.viewBilling),
            summary: "The states of India with their GST codes",
            gives: Page<StateBody>.self
        ) { _ in
            .json(Page(items: IndianState.all.map { StateBody(code: $0.code, name: $0.name) }))
        }
    }

    private func selling(_ call: Call) async throws -> Selling {
        let workspace = try call.caller.workspace
        return try await tools.database.read { transaction in
            try Selling(workspace, tools.settings.settings(in: transaction), in: transaction)
        }
    }
}
