import Primitives
package import Routes

extension BillingError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notSetUp:
            Problem(
                "billing-not-set-up",
                status: 409,
                title: "Credits cannot be bought here yet",
                detail: "The operator of this server has not set up billing: lodestone billing set."
            )
        case .currencyNotSold(let currency):
            Problem(
                "currency-not-sold",
                status: 409,
                title: "Credits are not sold in this currency",
                detail: "There is no price of a point in \(currency, "currency")."
            )
        case .badPoints(let min, let max):
            .invalid(
                .init(
                    field: "points",
                    detail: "Buy whole points, from \(min, "min") to \(max, "max").",
                    code: "whole-points"
                )
            )
        case .amountTooLarge:
            .invalid(.init(field: "points", detail: "The price of that many is too large.", code: "price-too-large"))
        case .profileIncomplete:
            Problem(
                "profile-incomplete",
                status: 409,
                title: "Billing details are missing",
                detail: "Say first whom the invoice is made out to: name, address and, in India, the state."
            )
        case .badProfile(let field, let words): .invalid(.init(field: field, detail: words))
        case .gatewayNotFound(let name):
            .invalid(
                .init(
                    field: "gateway",
                    detail: "\(name.prefix(40), "value") does not take payments in your currency here.",
                    code: "gateway-currency"
                )
            )
        case .badReturnURL:
            .invalid(.init(field: "returnURL", detail: "It must be a path of this server that begins with one slash."))
        case .tooManyPending(let limit):
            Problem(
                "too-many-pending",
                status: 409,
                title: "Too many payments are pending",
                detail: "\(limit, "limit") are waiting to be paid. Complete or cancel one of them."
            )
        case .gatewayUnavailable:
            Problem(
                "gateway-unavailable",
                status: 502,
                title: "The payment gateway cannot be reached",
                detail: "Nothing was paid. Try again in a moment, or choose another way to pay."
            )
        case .notFound(let id):
            Problem("payment-not-found", status: 404, title: "No such payment", detail: "There is no payment \(id).")
        case .wrongState(let state, let wanted):
            Problem(
                "payment-state",
                status: 409,
                title: "The payment's state does not allow this",
                detail: "The payment is \(state.rawValue, "state"); this needs one that is \(wanted)."
            )
        case .badRefund(let left):
            .invalid(
                .init(
                    field: "amount",
                    detail: "Refund more than nothing and at most \("\(left) \(left.currency)", "max").",
                    code: "refund-at-most"
                )
            )
        case .disputed:
            Problem(
                "payment-disputed",
                status: 409,
                title: "A bank disputes this payment",
                detail: "It can be refunded once the dispute is decided: until then the bank may take the money back."
            )
        case .refundTooSmall(let least):
            .invalid(
                .init(
                    field: "amount",
                    detail: "Refund at least \(least) \(least.currency), or all that is left of the payment."
                )
            )
        case .refundPending:
            Problem(
                "refund-pending",
                status: 409,
                title: "A refund of this payment is under way",
                detail: "Another can be asked for once the gateway has said what became of it."
            )
        case .tooManyRefunds(let limit):
            Problem(
                "too-many-refunds",
                status: 409,
                title: "This payment was refunded too often",
                detail:
                    "A payment can be refunded \(limit, "limit") times, in parts. The operator of this server can send more."
            )
        case .badReason:
            .invalid(
                .init(field: "reason", detail: "Say why, in \(1, "min") to \(200, "max") characters.", code: "length")
            )
        }
    }
}
