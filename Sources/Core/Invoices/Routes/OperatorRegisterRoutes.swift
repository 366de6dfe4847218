import Primitives
import Routes
import Storage
import Workspaces

/// `/api/operator/invoices/register.csv`: what the supplier's accountant files a month's return from.
struct OperatorRegisterRoutes: Sendable {
    let service: InvoiceService

    var routes: [Route] {
        [
            Route(
                .get,
                "/api/operator/invoices/register.csv",
                access: .operator,
                summary: "The documents of a month of all workspaces, to file returns from: a line for each line",
                query: [InvoiceRoutes.month],
                media: "text/csv",
                register
            )
        ]
    }

    @Sendable
    private func register(_ call: Call) async throws -> Reply {
        let register = Register(service, month: try InvoiceRoutes.month(of: call))
        let caller = try call.caller
        // Every customer's name and what they bought: who took it is known before it goes out.
        try await service.database.write { transaction in
            try OperatorLog(ambient: service.desk.ambient)
                .record("invoices.register-taken", subject: "\(register.month)", by: caller, in: transaction)
        }
        return .csv(register)
    }
}

extension Reply {
    /// Written as it is read.
    static func csv(_ register: Register) -> Reply {
        .csv(filename: register.filename) { writer in
            // A copy, because an inout parameter cannot be captured; it writes to the same place.
            var copy = writer
            try await register.write { try await copy.write($0) }
        }
    }
}
