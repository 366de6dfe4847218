import Contacts
import Foundation
import Primitives
import Storage

extension Campaign {
    init(_ row: Row) throws {
        let stateText: String = try row["state"]
        let variablesText: String = try row["variables"]
        let failureText: String? = try row["failure_code"]
        id = try row["id"]
        name = try row["name"]
        channel = try row["channel_id"]
        template = try row["template_id"]
        importID = try row["import_id"]
        variables = try JSONDecoder().decode([String: VariableSource].self, from: Data(variablesText.utf8))
        lateSince = try row["late_since"]
        let stored = State(rawValue: stateText) ?? .failed
        state = stored == .scheduled && lateSince != nil ? .late : stored
        kind = Kind(rawValue: try row["kind"]) ?? .broadcast
        options = try CampaignOptions(json: try row["options"])
        failure = try failureText.flatMap(CampaignFailure.Code.init(rawValue:)).map {
            CampaignFailure(code: $0, detail: try row["failure_detail"] ?? "")
        }
        startAt = try row["start_at"]
        startedAt = try row["started_at"]
        finishedAt = try row["finished_at"]
        frozenPart = try row["frozen_part"]
        frozenRow = try row["frozen_row"]
        isFrozen = try row["is_frozen"]
        queuedRow = try row["queued_row"]
        isQueued = try row["is_queued"]
        hold = try row["hold_id"]
        let moment: String = try row["holds_at"]
        let shortfall: String = try row["if_short"]
        funding = Funding(
            moment: Funding.Moment(rawValue: moment) ?? .start,
            shortfall: Funding.Shortfall(rawValue: shortfall) ?? .fail
        )
        reservation = try row["reservation_id"]
        looks = try row["looks"]
        cutRow = try row["cut_row"]
        isSettled = try row["is_settled"]
        estimated = try row["estimated"]
        charged = try row["charged"]
        committed = try row["committed"]
        retrying = try row["retrying"]
        winner = try row["winner"]
        winnerAt = try row["winner_at"]
        restsUntil = try row["rests_until"]
        restsFor = try row["rests_for"]
        pacedUntil = try row["paced_until"]
        counts = CampaignCounts(
            Dictionary(uniqueKeysWithValues: try RecipientState.allCases.map { ($0, try row[$0.column]) })
        )
        createdBy = try row["created_by"]
        createdAt = try row["created_at"]
    }
}
