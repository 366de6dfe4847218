import Billing
import Campaigns
import Contacts
import Credits
import Events
import FailedMessages
import Messaging
import Notifications
import Primitives
import Routes
import Sequences
import Storage
import TrackedLinks

extension Features {
    static func campaigns(
        _ world: World,
        _ events: EventLog,
        _ credits: CreditService,
        _ messaging: MessagingService,
        _ notifier: Notifier
    ) -> CampaignsFeature {
        var line = CampaignLine.messaging(messaging, now: world.ambient.now)
        line.trackedPrefix = TrackedLinks.prefix(world.publicURL)
        return CampaignsFeature(
            CampaignService(
                database: world.database,
                ambient: world.ambient,
                events: events,
                credits: credits,
                line: line,
                notifier: notifier,
                limits: PlanGuard.limits,
                enrol: enrol(world.ambient),
                hasSequence: { transaction, workspace, sequence in
                    try SequenceID(sequence).map { try SequenceStore(transaction, in: workspace).find($0) != nil }
                        ?? false
                }
            )
        )
    }

    static func trackedLinks(_ world: World, answers: CampaignAnswers, drips: SequenceHooks) -> TrackedLinks {
        TrackedLinks(database: world.database, ambient: world.ambient, publicURL: world.publicURL) {
            try answers.clicked($2, in: $1, $0)
            try drips.clicked($2, in: $1, $0)
        }
    }

    static func failedMessages(_ messaging: MessagingService, bulk: BulkService) -> FailedMessageRoutes {
        FailedMessageRoutes(
            FailedMessageService(
                messaging: messaging,
                bulk: bulk,
                ownAttempt: { transaction, workspace, message in
                    guard let campaign = message.campaign, let row = message.reference else { return nil }
                    return try RecipientStore(transaction, campaign, in: workspace)
                        .nextAttempt(after: message.id, row: Int(row))
                },
                campaignNames: { try CampaignStore($0, in: $1).names($2) }
            )
        )
    }

    /// What a campaign's button, and an action on its outcome, ask of sequences.
    static func enrol(_ ambient: Ambient) -> CampaignAnswers.Enrol {
        { transaction, workspace, sequence, contact, campaign in
            guard let id = SequenceID(sequence) else {
                throw Problem("sequence-not-found", status: 404, title: "The sequence is not there any more")
            }
            try SequenceEnrolling(transaction, in: workspace, ambient: ambient)
                .enrol(id, [contact], cause: "The campaign \(campaign)")
        }
    }
}
