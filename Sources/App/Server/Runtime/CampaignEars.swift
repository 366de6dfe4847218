import Campaigns
import Messaging
import Primitives
import Storage
import Synchronization

/// Ties the knot between campaigns, which give messaging its messages, and messaging, which tells them what became of
/// those: each needs the other to be made.
final class CampaignEars: Sendable {
    private let progress = Mutex<CampaignProgress?>(nil)

    /// Called once, before anything runs.
    func listen(_ progress: CampaignProgress) {
        self.progress.withLock { $0 = progress }
    }

    func hear(_ transaction: Transaction, _ workspace: WorkspaceID, _ changes: [MessageChange]) throws {
        let ours = changes.compactMap(RecipientChange.init)
        guard !ours.isEmpty, let progress = progress.withLock({ $0 }) else { return }
        try progress.take(ours, in: workspace, transaction)
    }
}

extension RecipientChange {
    /// `nil` for messages of no campaign.
    fileprivate init?(_ change: MessageChange) {
        guard let campaign = change.campaign, let reference = change.reference,
            let state = RecipientState(change.to)
        else { return nil }
        self.init(
            campaign: campaign,
            row: Int(reference),
            message: change.message,
            state: state,
            errorCode: change.errorCode,
            errorText: change.errorText,
            charged: change.charged,
            at: change.at
        )
    }
}

extension RecipientState {
    fileprivate init?(_ state: MessageState) {
        switch state {
        case .queued: self = .queued
        case .submitting: self = .submitting
        case .unknown, .expired: self = .unknown
        case .accepted, .sent: self = .sent
        case .failed: self = .failed
        case .delivered: self = .delivered
        case .read: self = .read
        case .cancelled: self = .cancelled
        case .received: return nil
        }
    }
}
