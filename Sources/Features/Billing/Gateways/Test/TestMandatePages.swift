import Primitives
import Routes
import Storage

/// The test gateway's page for mandates. Absent unless the test gateway is in force.
struct TestMandatePages: Sendable {
    let tools: PaymentTools

    var routes: [Route] {
        guard tools.gateways.test != nil else { return [] }
        let path = "/pay/test/mandates/{token}"
        return [
            Route(.get, path, access: .public, summary: "The test gateway's page for mandates (sandbox only)", show),
            Route(.post, path, access: .public, summary: "What somebody does on that page", act),
        ]
    }

    enum Act: String, CaseIterable {
        case pays, declines, asks, ended

        var label: String {
            switch self {
            case .pays: "Allow charges"
            case .declines: "Allow them, and let the bank decline each"
            case .asks: "Allow them, and let the bank ask for a person"
            case .ended: "Do not allow them"
            }
        }

        var hint: String {
            switch self {
            case .pays: "Each charge succeeds. In rupees it is announced two minutes before, instead of a day."
            case .declines: "Each charge fails: it is tried again after 1, 6 and 24 hours, and then stops."
            case .asks: "Each charge turns into a link that is sent by mail and notice."
            case .ended: "Top-ups are paid by link."
            }
        }
    }

    @Sendable
    private func show(_ call: Call) async throws -> Reply {
        let token = call.parameter("token")
        let found = try await found(token)
        let choices = Act.allCases.map { act -> HTML in
            """
            <form method="post" action="/pay/test/mandates/\(token)">
            <input type="hidden" name="act" value="\(act.rawValue)">
            <button>\(act.label)</button>
            <p class="hint">\(act.hint)</p>
            </form>
            """
        }
        let body: HTML = """
            <h1>Allow charges?</h1>
            <p>\(found.description). This is a test page: no money moves.</p>
            \(choices)
            """
        return PlainPage(title: "Test mandate", body: body).reply()
    }

    @Sendable
    private func act(_ call: Call) async throws -> Reply {
        let token = call.parameter("token")
        let found = try await found(token)
        guard let act = Act(rawValue: try await call.form()["act"] ?? ""),
            let state = TestMandates.State(rawValue: act.rawValue)
        else { throw Problem.invalid(.init(field: "act", detail: "There is no such button.", code: "unknown")) }
        // Once allowed or refused, that is that.
        guard found.state == .open else { return .redirect(to: found.returnPath) }
        try await tools.database.write { try TestMandates.set(state, token, in: $0) }
        try await tell(token)
        return .redirect(to: found.returnPath)
    }

    /// What a webhook and an asking come to with other gateways, before whoever acted looks.
    private func tell(_ token: String) async throws {
        guard let report = try await tools.gateways.test?.gateway.mandates?.find(token) else { return }
        try await tools.database.write { transaction in
            guard let mandate = try MandateStore.find(token, of: .test, in: transaction) else { return }
            let book = MandateBook(tools: tools, in: mandate.workspace, transaction)
            switch report {
            case .open: break
            case .active(let grant, let label, let paid): try book.activate(mandate.id, grant, label: label, paid: paid)
            case .ended(let words): try book.end(mandate.id, words)
            }
        }
    }

    private func found(_ token: String) async throws -> TestMandates.Found {
        let settings = try await tools.settings.settings()
        guard tools.gateways.all(settings).contains(where: { $0.id == .test }),
            let found = try await tools.database.read({ try TestMandates.find(token, in: $0) })
        else { throw Problem.notFound }
        return found
    }
}
