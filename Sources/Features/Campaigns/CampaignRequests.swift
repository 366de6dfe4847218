import CloudAPI
import Contacts
import Credits
import Primitives
import Routes

/// `PUT /api/campaigns/{id}/start`.
struct CampaignStartBody: Codable, Sendable {
    let at: Timestamp?
    /// When the points are set aside; `schedule` when left out.
    let hold: Funding.Moment?
    /// What happens when there are too few at the start; `fail` when left out.
    let ifShort: Funding.Shortfall?
    /// Of one that is late: `skip` leaves it out.
    let late: Late?

    enum Late: String, Codable, CaseIterable, Sendable {
        case start
        case skip
    }

    static let now = CampaignStartBody(at: nil, hold: nil, ifShort: nil, late: nil)

    var funding: Funding { Funding(moment: hold ?? .schedule, shortfall: ifShort ?? .fail) }
}

/// `POST /api/campaigns/{id}/trials`.
struct CampaignTrialBody: Codable, Sendable {
    let phone: String
    let row: Int?
}

/// What a trial was sent as.
struct CampaignTrialReply: Codable, Sendable {
    let messageId: MessageID
}

/// `GET /api/campaigns/{id}/preview`.
struct CampaignPreviewBody: Codable, Sendable {
    let row: Int
    let to: String
    let name: String
    /// Of the templates that are tried, the one that they get.
    let variant: String?
    let components: [JSON]
    /// By the variables' keys (`header.media`, `card.0.header.media`), the files of ours: `GET /api/media/{id}` has them.
    let files: [String: String]
    let problems: [String]
    /// Why they would be left out.
    let skipped: Skipped?

    struct Skipped: Codable, Sendable {
        let reason: String
        let words: String
    }

    init(_ preview: CampaignPreview, for caller: Caller) {
        row = preview.row
        to = caller.shown(preview.to)
        name = preview.name
        variant = preview.variant
        components = preview.components
        files = preview.files
        problems = preview.problems
        skipped = preview.skipped.map { Skipped(reason: SkipReason.key($0), words: SkipReason.title($0) ?? "") }
    }
}
