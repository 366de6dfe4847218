import Notifications
import Primitives
import Storage
import Workspaces

/// Mandates of the test gateway: on its page whoever tries the product chooses what charges will come to.
struct TestMandates: Sendable {
    enum State: String, DatabaseValue {
        case open
        case pays
        case declines
        case asks
        case ended
    }

    let gateway: TestGateway

    var mandates: GatewayMandates {
        GatewayMandates(
            // Not a day: whoever tries it should see the whole thing in one sitting.
            notice: ["INR": .minutes(2)],
            limit: GatewayMandates.rupeeLimit,
            authorise: authorise,
            find: find,
            charge: charge,
            revoke: { grant in
                try await gateway.database.write { try Self.set(.ended, grant.token, in: $0) }
            }
        )
    }

    @Sendable
    private func authorise(_ request: MandateRequest) async throws -> Checkout {
        let token = Token(ambient: gateway.ambient).text
        let path = gateway.path(of: request.returnURL)
        try await gateway.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO test_mandates (workspace_id, token, mandate, description, return_url, state)
                VALUES (\(WorkspaceID.instance), \(token), \("\(request.mandate)"), \(request.description), \(path),
                    \(State.open))
                """
            )
        }
        return Checkout(reference: token, url: "/pay/test/mandates/\(token)")
    }

    @Sendable
    private func find(_ token: String) async throws -> MandateReport {
        let found = try await gateway.database.read { try Self.find(token, in: $0) }
        return switch found?.state {
        case .open: .open
        case .pays, .declines, .asks:
            .active(MandateGrant(customer: nil, token: token), label: "Test card 4242", paid: nil)
        case .ended, nil: .ended("It was refused at the test gateway.")
        }
    }

    /// A checkout of its own that is paid at once: it is found and refunded like any other. Asked again, it is the same.
    @Sendable
    private func charge(_ request: ChargeRequest) async throws -> ChargeReport {
        let token = "charge-\(request.payment)"
        return try await gateway.database.write { transaction in
            switch try Self.find(request.grant.token, in: transaction)?.state {
            case .pays: break
            case .asks: return .needsPerson
            default: return .failed(code: "declined", detail: "The test bank declined the charge.")
            }
            let store = TestCheckoutStore(transaction)
            let checkout = TestCheckout(
                token: token,
                payment: "\(request.payment)",
                amount: request.total,
                description: request.description,
                returnPath: "/",
                state: .paid,
                paid: 1
            )
            if try store.find(token) == nil { try store.insert(checkout) }
            return .captured(checkout.capture(1), reference: token)
        }
    }

    struct Found: Sendable {
        let mandate: String
        let description: String
        let returnPath: String
        let state: State
    }

    static func find(_ token: String, in transaction: Transaction) throws -> Found? {
        try transaction.row(
            "SELECT * FROM test_mandates WHERE workspace_id = \(WorkspaceID.instance) AND token = \(token)"
        ).map { row in
            Found(
                mandate: try row["mandate"],
                description: try row["description"],
                returnPath: try row["return_url"],
                state: try row["state"]
            )
        }
    }

    static func set(_ state: State, _ token: String, in transaction: Transaction) throws {
        try transaction.run(
            """
            UPDATE test_mandates SET state = \(state)
            WHERE workspace_id = \(WorkspaceID.instance) AND token = \(token)
            """
        )
    }
}
