import Billing
import Campaigns
import Contacts
import Credits
import Events
import Logging
import Messaging
import Notifications
import Primitives
import Sequences
import Storage
import TrackedLinks
import Workspaces

extension Features {
    static func contacts(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        credits: CreditService
    ) -> ContactService {
        ContactService(
            database: database,
            ambient: ambient,
            events: events,
            limits: PlanGuard.limits,
            costOf: audienceCost(credits, now: ambient.now),
            countryOf: { try WorkspaceStore($0).find($1)?.country }
        )
    }

    /// Files of contacts; undoing one leaves whom messages went to or came from.
    static func imports(database: Database, ambient: Ambient, events: EventLog) -> ImportService {
        ImportService(
            database: database,
            ambient: ambient,
            events: events,
            plan: PlanGuard.limits,
            uses: [MessagingService.used],
            countryOf: { try WorkspaceStore($0).find($1)?.country }
        )
    }

    /// Contacts as files; a member is told when theirs is ready.
    static func exports(database: Database, ambient: Ambient, events: EventLog, notifier: Notifier) -> ExportService {
        ExportService(
            database: database,
            ambient: ambient,
            events: events,
            onReady: { transaction, workspace, export in
                guard let notice = NewNotice(export, in: workspace) else { return }
                try notifier.notify(notice, in: transaction)
            }
        )
    }

    /// Erases what every module keeps of a person. Notices first: they are found by the conversations.
    static func erasure(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        also erasers: [Eraser]
    ) -> ErasureService {
        ErasureService(
            database: database,
            ambient: ambient,
            events: events,
            erasers: [.notices, .messages(ambient), .recipients] + erasers
        )
    }

    /// Merges take conversations along, and back.
    static func merges(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        also drips: SequenceHooks
    ) -> MergeService {
        MergeService(
            database: database,
            ambient: ambient,
            events: events,
            onMerge: { transaction, workspace, kept, gone in
                try MessagingService.moveConversations(ambient, events)(transaction, workspace, kept, gone)
                try CampaignAnswers.merged(transaction, workspace, kept, gone)
                try drips.merged(transaction, workspace, kept, gone)
            },
            onUnmerge: { transaction, workspace, kept, gone in
                try MessagingService.returnConversations(ambient, events)(transaction, workspace, kept, gone)
                try CampaignAnswers.returned(transaction, workspace, kept, gone)
                try drips.returned(transaction, workspace, kept, gone)
            }
        )
    }

    static func sequences(
        _ world: World,
        messaging: MessagingService,
        events: EventLog,
        hooks: SequenceHooks
    ) -> SequencesFeature {
        SequencesFeature(
            messaging: messaging,
            events: events,
            hooks: hooks,
            contacts: { ContactStore($0, ambient: messaging.ambient, limits: PlanGuard.limits) },
            trackedPrefix: TrackedLinks.prefix(world.publicURL),
            logger: world.logger
        )
    }
}
