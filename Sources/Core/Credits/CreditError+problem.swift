import Primitives
package import Routes

extension CreditError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .insufficient(let available, let needed):
            Problem(
                "insufficient-credits",
                status: 402,
                title: "There are not enough message credits",
                detail: """
                    It needs \(needed, "needed") points and \(available, "available") are available. Add at least \
                    \(needed - available, "shortfall") points, or wait until messages under way give back what they do not \
                    use.
                    """,
                facts: ["link": Self.page]
            )
        case .locked(let available, let above):
            Problem(
                "credits-locked",
                status: 402,
                title: "Sending is locked until message credits are added",
                detail: """
                    \(available, "available") points are available, and nothing is sent at \(above, "above") or less. Add \
                    credits to go on.
                    """,
                facts: ["shortfall": "\(shortfall ?? .zero)", "link": Self.page]
            )
        case .stopped(let words):
            Problem(
                "sending-stopped",
                status: 402,
                title: "Paid messages are not sent at the moment",
                detail: Said(words),
                facts: ["link": "/billing/plan"]
            )
        case .restored(let moment):
            Problem(
                "restored-from-backup",
                status: 503,
                title: "Nothing is sent until the operator has looked at the restored data",
                detail: """
                    This server runs on a copy of its data from before \(moment, "restoredAt"). What was sent after the copy \
                    was made is not in it, so messages might go out a second time. Receiving goes on; the operator ends this \
                    with lodestone restore acknowledge.
                    """
            )
        case .capReached(let cap, let needed, let left, let renewsAt):
            Problem(
                "cap-reached",
                status: 409,
                title: "A cap on spending would be passed",
                detail: Self.words(cap, needed, left, renewsAt),
                facts: ["cap": cap.rawValue, "left": "\(left)", "link": Self.page]
            )
        case .noWallet:
            Problem("no-wallet", status: 404, title: "This workspace has no message credits yet")
        case .noHold(let id):
            Problem("hold-not-found", status: 404, title: "No such hold", detail: "There is no hold \(id).")
        case .noLot(let id):
            Problem("lot-not-found", status: 404, title: "No such grant of points", detail: "There is no lot \(id).")
        case .beyondLot(_, let left):
            Problem(
                "beyond-lot",
                status: 409,
                title: "More would be taken back than was given",
                detail: "Of this grant \(left, "left") points can still be taken back."
            )
        case .beyondFree(let free):
            Problem(
                "beyond-free",
                status: 409,
                title: "More would be taken away than is free",
                detail: "\(free, "free") points are free. What messages under way hold stays theirs."
            )
        case .holdExhausted, .alreadyAssigned, .holdNeeded:
            Problem(
                "credits-conflict",
                status: 409,
                title: "The credits behind this message have changed",
                detail: "Somebody has cancelled or sent it meanwhile. Load it again."
            )
        case .referenceTaken(let reference):
            Problem(
                "reference-taken",
                status: 409,
                title: "This reference was used for something else",
                detail: "\(reference, "reference") was used before for another amount or kind."
            )
        case .badAmount(let amount):
            Problem(
                "bad-amount",
                status: 422,
                title: "This amount is not possible",
                detail: "\(amount, "points") points."
            )
        case .overflow:
            Problem("amount-too-large", status: 422, title: "The sum is larger than a wallet can hold")
        case .noPriceBook(let name):
            Problem(
                "no-price-book",
                status: 409,
                title: "There are no prices for this currency",
                detail: "Ask the operator to import Meta's rate card in \(name, "book")."
            )
        case .priceMissing(let book, let category, let market, let day):
            Problem(
                "price-missing",
                status: 409,
                title: "There is no price for this message",
                detail: """
                    The price book \(book, "book") has no price for \(category.rawValue, "category") messages in the market \
                    \(market, "market") on \(day, "day"). Ask the operator to import Meta's rate card in \(book) for that day, \
                    or to allow the last known price.
                    """
            )
        }
    }

    /// Where people add credits and owners set caps.
    private static let page = "/credits"

    private static func words(_ cap: CapKind, _ needed: Points, _ left: Points, _ renewsAt: Timestamp?) -> Said {
        let until: Said = renewsAt.map { moment -> Said in " It starts anew at \(moment, "renewsAt")." } ?? ""
        return
            "It needs \(needed, "needed") points and \(max(left, .zero), "room") are left under the cap \(cap.words)."
            + until + " An owner can raise the cap."
    }
}
