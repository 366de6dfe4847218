import Primitives
package import Routes

extension PlanError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("plan-not-found", status: 404, title: "No such plan", detail: "There is no plan \(id).")
        case .workspaceNotFound(let id):
            Problem(
                "workspace-not-found",
                status: 404,
                title: "No such workspace",
                detail: "There is no workspace \(id)."
            )
        case .noSubscription:
            Problem(
                "no-subscription",
                status: 409,
                title: "This workspace has no plan",
                detail: "Everything is unlimited here, and there is nothing to pay for."
            )
        case .notSold(let name):
            Problem(
                "plan-not-sold",
                status: 409,
                title: "This plan cannot be chosen here",
                detail: "\(name, "name") is offered no more, or has no price in the workspace's currency."
            )
        case .noExtras(let what):
            .invalid(.init(field: what, detail: "This plan sells no further ones."))
        case .tooLarge:
            .invalid(.init(field: "planId", detail: "The price of that is too large.", code: "price-too-large"))
        case .bad(let field, let words): .invalid(.init(field: field, detail: words))
        case .refused(let refusals):
            Problem(
                "plan-too-small",
                status: 409,
                title: "The plan allows less than there is",
                detail: Said(
                    refusals.map { "There are \($0.used) \($0.limit), and the plan allows \($0.allowed)." }
                        .joined(separator: " ")
                ),
                errors: refusals.map { .init(field: $0.limit, detail: "\($0.used) of \($0.allowed)") }
            )
        case .nextIsPaid(let moment):
            Problem(
                "next-period-paid",
                status: 409,
                title: "The next period is paid already",
                detail: "The plan can be changed once it has begun, at \(moment, "from")."
            )
        case .wrongState(let state, let wanted):
            Problem(
                "subscription-state",
                status: 409,
                title: "The subscription's state does not allow this",
                detail:
                    "The subscription is \(state.words, "state", as: state.rawValue); this needs one that is \(wanted)."
            )
        case .notDue:
            Problem("nothing-due", status: 409, title: "Nothing is to be paid now")
        case .held:
            Problem(
                "subscription-held",
                status: 409,
                title: "The operator has paused this subscription",
                detail: "Ask the operator of this server to open it again."
            )
        case .defaultRetired:
            .invalid(
                .init(field: "isDefault", detail: "A plan that is offered no more cannot be the one for everybody.")
            )
        }
    }
}
