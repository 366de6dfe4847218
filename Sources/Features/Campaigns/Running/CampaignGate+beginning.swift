import Calendars
import Primitives

/// When a campaign begins that starts at a time.
extension CampaignGate {
    /// Never before this, whoever is written to: see `Schedule.begins`.
    func begins(_ start: Timestamp) throws -> Timestamp {
        schedule.zone == .recipient ? schedule.begins(start, account: try account()) : start
    }

    /// When it has come so far, and there is somebody to ask for: by the recipients' clocks, when the first of theirs shows the time.
    /// One that is written to people in India alone does not stand there as begun since the evening before.
    func beginsForItsPeople(_ start: Timestamp) throws -> Timestamp {
        let first = try begins(start)
        guard schedule.zone == .recipient, first <= now, now < start else { return first }
        do {
            let desk = try AudienceDesk(planned: campaign, runner, in: workspace, transaction)
            let account = try account()
            let moments = try AudienceReader(desk: desk).countries().keys.map {
                moment(showing: start, in: $0, account)
            }
            return min(start, moments.min() ?? start)
        } catch is CampaignError {
            // Beginning says what is wrong.
            return first
        }
    }
}
