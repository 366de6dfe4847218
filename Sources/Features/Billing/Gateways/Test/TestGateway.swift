import CloudAPI
import Primitives
import Storage
import Notifications
import Workspaces

/// A gateway that takes no money: its page lets whoever tries the product say what a customer might do.
///
/// Behind it is the same machinery as behind the real ones: it keeps its own book, answers when it is asked, and what it
/// tells goes through the same intake. Only in a sandbox, and only when no real gateway is set up (`GatewayDesk`).
struct TestGateway: Sendable {
    let database: Database
    let ambient: Ambient
    let publicURL: String

    var gateway: Gateway {
        Gateway(
            id: .test,
            currencies: ["INR", "USD"],
            open: open,
            find: { reference in
                try await database.read { try TestCheckoutStore($0).find(reference)?.reports ?? [.open] }
            },
            close: { reference in
                try await database.write { try TestCheckoutStore($0).close(reference) }
            },
            refund: { request in
                RefundReport(
                    name: "test-\(request.key)",
                    key: request.key,
                    gatewayPayment: request.gatewayPayment,
                    amount: request.amount,
                    state: .done
                )
            },
            findRefund: { _, _ in nil },
            // Nothing that comes from outside is believed.
            read: { _ in throw GatewayError.badSignature },
            news: TestNews.read,
            mandates: TestMandates(gateway: self).mandates
        )
    }

    @Sendable
    private func open(_ request: CheckoutRequest) async throws -> Checkout {
        let token = Token(ambient: ambient).text
        let path = path(of: request.returnURL)
        let checkout = TestCheckout(
            token: token,
            payment: "\(request.payment)",
            amount: request.total,
            description: request.description,
            returnPath: path,
            state: .open,
            paid: 0
        )
        try await database.write { try TestCheckoutStore($0).insert(checkout) }
        return Checkout(reference: token, url: "/pay/test/\(token)")
    }
}

extension TestGateway {
    /// Back on this server, whatever name the browser knows it by.
    func path(of url: String) -> String {
        url.hasPrefix(publicURL) ? String(url.dropFirst(publicURL.count)) : "/"
    }
}

/// What the test gateway tells, as JSON of its own.
enum TestNews {
    static func body(_ checkout: TestCheckout, _ report: PaymentReport) -> [UInt8] {
        var members: [(String, JSON?)] = [
            ("reference", .string(checkout.token)), ("payment", .string(checkout.payment)),
        ]
        switch report {
        case .captured(let capture):
            members += [
                ("told", "captured"), ("name", .string(capture.name)), ("amount", .integer(capture.amount.minor)),
                ("currency", .string(capture.amount.currency)),
            ]
        case .failed: members.append(("told", "failed"))
        case .expired: members.append(("told", "expired"))
        case .cancelled, .open: members.append(("told", "nothing"))
        }
        return JSON.members(members).bytes()
    }

    @Sendable
    static func read(_ body: [UInt8]) throws -> [GatewayNews] {
        guard let json = try? JSON(parsing: body), let reference = json["reference"]?.string else {
            throw GatewayError.unreadable("no reference")
        }
        let handle = PaymentHandle(reference: reference, payment: json["payment"]?.string.flatMap { PaymentID($0) })
        switch json["told"]?.string {
        case "captured":
            guard let name = json["name"]?.string, let amount = Money(minor: json["amount"], currency: json["currency"])
            else { throw GatewayError.unreadable("no amount") }
            return [.payment(handle, .captured(Capture(name: name, amount: amount)))]
        case "failed": return [.payment(handle, TestCheckout.failure)]
        case "expired": return [.payment(handle, .expired)]
        default: return []
        }
    }
}
