import Primitives
package import Routes

extension CampaignError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound(let id):
            Problem("campaign-not-found", status: 404, title: "No such campaign", detail: "There is no campaign \(id).")
        case .badName(let limit):
            .invalid(
                .init(
                    field: "name",
                    detail: "A campaign has a name of \(1, "min") to \(limit, "max") characters.",
                    code: "length"
                )
            )
        case .tooManyVariables(let limit):
            .invalid(.init(field: "variables", detail: "There are \(limit, "max") variables at most.", code: "at-most"))
        case .wrongState(let state, let wanted):
            Problem(
                "campaign-state",
                status: 409,
                title: "The campaign's state does not allow this",
                detail: "The campaign is \(state.rawValue, "state"); this needs one that is \(wanted)."
            )
        case .channelNotFound(let id):
            .invalid(.init(field: "channelId", detail: "There is no channel \(id).", code: "unknown"))
        case .templateNotFound(let id):
            .invalid(.init(field: "templateId", detail: "There is no template \(id).", code: "unknown"))
        case .templateOfOtherChannel:
            .invalid(
                .init(
                    field: "templateId",
                    detail: "The template belongs to another channel.",
                    code: "template-of-other-channel"
                )
            )
        case .templateNotApproved(let status):
            Problem(
                "template-not-approved",
                status: 409,
                title: "The template cannot be sent",
                detail: "Its status at Meta is \(status, "state"). Choose an approved template."
            )
        case .importNotFound:
            .invalid(
                .init(field: "importId", detail: "Choose a file of contacts; this one is not there.", code: "unknown")
            )
        case .importNotReady:
            Problem(
                "import-not-ready",
                status: 409,
                title: "The file has not been read to its end",
                detail: "Map its columns and wait until every row has a verdict."
            )
        case .nobodyToWriteTo:
            Problem(
                "nobody-to-write-to",
                status: 409,
                title: "The file has nobody to write to",
                detail: "Not one of its rows has a number that can be used."
            )
        case .variables(let faults):
            .invalid(faults.map { .init(field: "variables.\($0.key)", detail: $0.words) })
        case .startTooFar(let days):
            .invalid(
                .init(
                    field: "at",
                    detail: "A campaign can be scheduled \(days, "days") days ahead at most.",
                    code: "time-too-far"
                )
            )
        case .audience(let code, let words): .invalid(.init(field: "audience", detail: words, code: code))
        case .plan(let field, let code, let words): .invalid(.init(field: field, detail: words, code: code))
        case .referenceReused(let reference):
            Problem(
                "reference-reused",
                status: 409,
                title: "The reference was used for another message",
                detail:
                    "The campaign has sent a message to somebody else under the reference \(reference, "reference")."
            )
        case .rowNotFound(let row):
            .badParameter("row", "there is no recipient in row \(row)")
        case .movedOn:
            Problem(
                "campaign-moved-on",
                status: 409,
                title: "The campaign has gone on since",
                detail: "Its recipient is gone, or has had a newer attempt. Look at the campaign's report."
            )
        case .priceMissing(let market):
            Problem(
                "price-missing",
                status: 409,
                title: "There is no price for a recipient's country",
                detail: "The price book has no price for \(market, "market"). Import Meta's rate card."
            )
        }
    }
}
