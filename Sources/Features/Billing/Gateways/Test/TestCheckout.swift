import Notifications
import Primitives
import Storage

/// The test gateway's own book.
struct TestCheckout: Sendable, Equatable {
    enum State: String, DatabaseValue {
        case open
        case paid
        case failed
        case closed
    }

    let token: String
    let payment: String
    let amount: Money
    let description: String
    let returnPath: String
    var state: State
    /// How often it was paid.
    var paid: Int

    static let failure = PaymentReport.failed(code: "declined", detail: "The test bank declined the payment.")

    /// The money of the nth payment on this page.
    func capture(_ number: Int) -> Capture { Capture(name: "test_\(token)_\(number)", amount: amount) }

    var reports: [PaymentReport] {
        switch state {
        case .open: [.open]
        case .paid: (1...max(1, paid)).map { .captured(capture($0)) }
        case .failed: [Self.failure]
        case .closed: [.cancelled]
        }
    }
}

/// SQL of `test_checkouts`.
struct TestCheckoutStore {
    private let transaction: Transaction

    init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    func insert(_ checkout: TestCheckout) throws {
        try transaction.run(
            """
            INSERT INTO test_checkouts (workspace_id, token, payment, amount, currency, description, return_url, state, paid)
            VALUES (\(WorkspaceID.instance), \(checkout.token), \(checkout.payment), \(checkout.amount.minor),
                \(checkout.amount.currency), \(checkout.description), \(checkout.returnPath), \(checkout.state),
                \(checkout.paid))
            """
        )
    }

    func find(_ token: String) throws -> TestCheckout? {
        let row = try transaction.row(
            "SELECT * FROM test_checkouts WHERE workspace_id = \(WorkspaceID.instance) AND token = \(token)"
        )
        return try row.map { row in
            TestCheckout(
                token: token,
                payment: try row["payment"],
                amount: Money(minor: try row["amount"], currency: try row["currency"]),
                description: try row["description"],
                returnPath: try row["return_url"],
                state: try row["state"],
                paid: try row["paid"]
            )
        }
    }

    func update(_ checkout: TestCheckout) throws {
        try transaction.run(
            """
            UPDATE test_checkouts SET state = \(checkout.state), paid = \(checkout.paid)
            WHERE workspace_id = \(WorkspaceID.instance) AND token = \(checkout.token)
            """
        )
    }

    /// What was paid stays paid.
    func close(_ token: String) throws {
        try transaction.run(
            """
            UPDATE test_checkouts SET state = \(TestCheckout.State.closed)
            WHERE workspace_id = \(WorkspaceID.instance) AND token = \(token) AND state = \(TestCheckout.State.open)
            """
        )
    }
}
