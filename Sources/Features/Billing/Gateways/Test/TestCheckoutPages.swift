import Primitives
import Routes
import Storage
import Workspaces

/// The test gateway's page: forms, and not a line of script. Absent unless the test gateway is in force.
struct TestCheckoutPages: Sendable {
    let tools: PaymentTools

    var routes: [Route] {
        guard tools.gateways.test != nil else { return [] }
        return [
            Route(.get, "/pay/test/{token}", access: .public, summary: "The test gateway's page (sandbox only)", show),
            Route(
                .post,
                "/pay/test/{token}",
                access: .public,
                summary: "What somebody does on the test gateway's page",
                act
            ),
        ]
    }

    enum Act: String, CaseIterable {
        case pay, fail, abandon, late, twice, silent

        var label: String {
            switch self {
            case .pay: "Pay"
            case .fail: "Let the bank decline it"
            case .abandon: "Go away without paying"
            case .late: "Pay after the payment has ended"
            case .twice: "Pay twice"
            case .silent: "Pay, and lose the message about it"
            }
        }

        var hint: String {
            switch self {
            case .pay: "Points and invoice arrive at once; the message about it is sent twice, as gateways do."
            case .fail: "The payment fails, and no points are added."
            case .abandon: "The payment stays pending until it is completed, cancelled, or runs out."
            case .late: "The payment runs out first, and the money comes all the same."
            case .twice: "The second time is not credited: it waits for the operator."
            case .silent: "Lodestone hears nothing, asks by itself, and credits the points within a minute."
            }
        }
    }

    @Sendable
    private func show(_ call: Call) async throws -> Reply {
        let checkout = try await found(call)
        let choices = Act.allCases.map { act -> HTML in
            """
            <form method="post" action="/pay/test/\(checkout.token)">
            <input type="hidden" name="act" value="\(act.rawValue)">
            <button>\(act.label)</button>
            <p class="hint">\(act.hint)</p>
            </form>
            """
        }
        let body: HTML = """
            <h1>\(checkout.amount.currency) \(checkout.amount)</h1>
            <p>\(checkout.description). This is a test page: no money moves.</p>
            \(choices)
            """
        return PlainPage(title: "Test payment", body: body).reply()
    }

    @Sendable
    private func act(_ call: Call) async throws -> Reply {
        var checkout = try await found(call)
        guard let act = Act(rawValue: try await call.form()["act"] ?? "") else {
            throw Problem.invalid(.init(field: "act", detail: "There is no such button.", code: "unknown"))
        }
        let path = checkout.returnPath
        if act == .abandon { return .redirect(to: path) }
        // A page that ended shows where the payment stands now; only "late" pays on it all the same.
        guard checkout.state == .open || act == .late, checkout.state != .paid else { return .redirect(to: path) }
        var told: [PaymentReport] = []
        switch act {
        case .abandon: break
        case .fail:
            checkout.state = .failed
            told = [TestCheckout.failure]
        case .pay, .silent, .late, .twice:
            checkout.state = .paid
            checkout.paid = act == .twice ? 2 : 1
            let captures = (1...checkout.paid).map { PaymentReport.captured(checkout.capture($0)) }
            told = act == .silent ? [] : (act == .late ? [.expired] : []) + captures
        }
        try await tell(checkout, told)
        return .redirect(to: path)
    }

    /// Each in a transaction of its own and twice, as gateways do it.
    private func tell(_ checkout: TestCheckout, _ reports: [PaymentReport]) async throws {
        try await tools.database.write { try TestCheckoutStore($0).update(checkout) }
        let intake = GatewayIntake(tools: tools)
        for report in reports {
            let body = TestNews.body(checkout, report)
            let event = GatewayEvent(id: Signature.digest(body), kind: "test")
            for _ in 1...2 { try await intake.hearNow(event, body, from: .test) }
        }
    }

    private func found(_ call: Call) async throws -> TestCheckout {
        let settings = try await tools.settings.settings()
        let token = call.parameter("token")
        guard tools.gateways.all(for: "INR", settings).contains(where: { $0.id == .test }),
            let checkout = try await tools.database.read({ try TestCheckoutStore($0).find(token) })
        else { throw Problem.notFound }
        return checkout
    }
}
