import Primitives
package import Routes

extension InvoiceError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("invoice-not-found", status: 404, title: "No such document", detail: "There is no document \(id).")
        case .badGSTIN(let reason):
            .invalid(.init(field: "gstin", detail: reason.detail))
        case .stateMissing:
            .invalid(.init(field: "stateCode", detail: "is needed: the tax belongs to a state", code: "state-needed"))
        case .unknownState(let code):
            .invalid(.init(field: "stateCode", detail: "\(code, "value") is no state's code", code: "not-a-state"))
        case .stateDisagrees(let number, let state):
            .invalid(
                .init(
                    field: "gstin",
                    detail: "is of \(number.state.name, "of"), but the address is in \(state.name, "in")",
                    code: "gstin-other-state"
                )
            )
        case .zoneNeedsGSTIN:
            .invalid(
                .init(field: "gstin", detail: "is needed for a unit in a special economic zone", code: "gstin-needed")
            )
        case .badSupplier, .badSeries, .noRate, .seriesExhausted:
            Problem(
                "supplier-incomplete",
                status: 409,
                title: "The seller's details are not complete",
                detail: "Ask the operator of this server to set them: documents cannot be issued without."
            )
        case .rupeesNeeded:
            Problem("rupees-needed", status: 409, title: "A sale within India is paid in rupees")
        case .badAmount(let amount):
            Problem(
                "bad-amount",
                status: 422,
                title: "This amount is not possible",
                detail: "\("\(amount) \(amount.currency)", "sum")."
            )
        case .overflow:
            Problem("amount-too-large", status: 422, title: "The sum is larger than a document can hold")
        case .noLines, .currenciesMixed, .splitDisagrees, .wrongKind:
            Problem("bad-document", status: 422, title: "This sale cannot be documented as it is")
        case .referenceTaken(let reference):
            Problem(
                "reference-taken",
                status: 409,
                title: "This reference was used for something else",
                detail: "\(reference, "reference") has a document of another kind or amount."
            )
        case .notCreditable:
            Problem("not-creditable", status: 409, title: "A credit note cannot be credited")
        case .beyondRemaining(let left):
            Problem(
                "beyond-remaining",
                status: 409,
                title: "Less than that is left of the document",
                detail: "\(left, "left") \(left.currency, "currency") before tax were not credited yet."
            )
        }
    }
}

extension GSTIN.ParsingError {
    /// Completes "the GSTIN …".
    package var detail: String {
        switch self {
        case .length(let count): "has \(count) characters instead of 15"
        case .character(let place): "has a character at place \(place) that cannot stand there"
        case .unknownState(let code): "begins with \(code), which is no state's code"
        case .check: "does not agree with its last character: look for a typing error"
        }
    }
}
