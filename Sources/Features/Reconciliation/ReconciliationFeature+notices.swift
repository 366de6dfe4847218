package import Notifications
import Routes

extension ReconciliationFeature {
    /// What members may choose about.
    package static let noticeKinds = [
        NoticeKind("reconciliation.differs", "Charges differ from what Meta reports", from: .admin)
    ]
}
