package import Notifications
import Routes

extension CampaignsFeature {
    /// What members may choose about.
    package static let noticeKinds = [
        NoticeKind("campaign.failed", "A campaign failed or was paused", from: .admin, urgency: .high),
        NoticeKind("campaign.late", "A scheduled campaign was not started in time", from: .admin, urgency: .high),
        NoticeKind("campaign.short", "A campaign is short of credits", from: .admin, urgency: .high),
    ]
}
