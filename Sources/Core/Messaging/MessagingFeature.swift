import Contacts
package import Credits
package import Events
package import Jobs
package import Logging
package import Primitives
package import Routes
import ServiceLifecycle
package import Storage
package import Workspaces

/// What the server composes of this module.
package struct MessagingFeature: Sendable {
    package let migrations = MessagingMigrations.all
    package let routes: [Route]
    package let jobHandlers: [JobHandler]
    package let channels: ChannelService
    package let messaging: MessagingService
    package let receiver: Receiver
    package let dispatcher: Dispatcher
    package let keyring: ChannelKeyring
    package let presence: PresenceService
    package let doctor: ChannelDoctor
    /// How many jobs of its queues run at once: converting takes a whole processor.
    package static let queues = ["media": 4, RenditionDesk.queue: 1]

    package struct Settings: Sendable {
        /// Where Meta finds us.
        package let publicURL: String
        /// Where we find Meta.
        package let metaURL: String

        package init(publicURL: String, metaURL: String) {
            self.publicURL = publicURL
            self.metaURL = metaURL
        }
    }

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        credits: CreditService,
        box: SecretBox,
        settings: Settings,
        channels: ChannelService,
        observers: [MessageObserver],
        limits: WorkspaceLimits = .none,
        inbox: InboxSettings = InboxSettings(),
        mediaLimits: MediaLimits = MediaLimits(),
        tools: MediaTools = .installed(),
        reach: WebReach = .none,
        tell: @escaping ChannelNotice.Teller = { _, _, _ in },
        syncTemplates: @escaping @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Void,
        logger: Logger
    ) {
        self.channels = channels
        messaging = MessagingService(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            contacts: { ContactStore($0, ambient: ambient, limits: limits) },
            observers: observers,
            inbox: inbox
        )
        presence = PresenceService(database: database, ambient: ambient)
        keyring = ChannelKeyring(database: database, box: box, ambient: ambient, logger: logger)
        let media = MediaService(database: database, ambient: ambient, limits: mediaLimits)
        receiver = Receiver(
            database: database,
            ambient: ambient,
            steps: ReceivingSteps(service: messaging, ambient: ambient, syncTemplates: syncTemplates, logger: logger),
            logger: logger
        )
        dispatcher = Dispatcher(
            database: database,
            ambient: ambient,
            progress: messaging.progress,
            channels: channels,
            media: media,
            logger: logger
        )
        let check = ChannelCheck(channels: channels, events: events, tell: tell)
        doctor = ChannelDoctor(
            channels: channels,
            check: check,
            webhookURL: settings.publicURL + "/webhooks/whatsapp",
            reach: reach
        )
        jobHandlers = [
            check.handler, BlockJob(channels: channels, events: events).handler,
            MediaFetch.handler(media: media, channels: channels, events: events),
            RenditionJob(media: media, events: events, tools: tools, limits: mediaLimits, logger: logger).handler,
            InboxPruning.handler(database: database, ambient: ambient),
            SendingPruning.handler(database: database, ambient: ambient),
            ScheduledSend(service: messaging).handler, OptOutConfirmation(service: messaging).handler,
            ReminderJob(service: messaging).handler,
            SearchBackfill.job.handler(database, ambient),
            SearchCleaning.job.handler(database, ambient),
            MediaBackfill.job.handler(database, ambient),
            InboxUpkeep.handler(database: database, ambient: ambient),
            ChannelClosing(database: database, ambient: ambient, progress: messaging.progress).handler,
        ]
        routes =
            ChannelRoutes(
                channels: channels,
                webhookURL: settings.publicURL + "/webhooks/whatsapp",
                metaURL: settings.metaURL,
                syncTemplates: syncTemplates
            ).routes
            + ChannelCareRoutes(channels: channels, doctor: doctor, tools: tools).routes
            + ConversationRoutes(service: messaging).routes + ActionRoutes(service: messaging).routes
            + NoteRoutes(service: messaging).routes + TagRoutes(service: messaging).routes
            + ScheduledRoutes(service: messaging).routes + QuickReplyRoutes(service: messaging).routes
            + SavedViewRoutes(service: messaging).routes
            + [
                SearchRoutes(service: messaging).route, TranscriptRoutes(service: messaging).route,
                PresenceRoutes(presence: presence).route, ContactFileRoutes(service: messaging).route,
            ]
            + MessageRoutes(service: messaging).routes
            + MediaRoutes(media: media).routes + [TemplateMediaRoute(media: media, channels: channels).route]
            + WebhookRoutes(
                database: database,
                keyring: keyring,
                intake: WebhookIntake(database: database, ambient: ambient),
                probe: WebhookProbe(box: box, ambient: ambient)
            ).routes
    }

    /// For a start at which no other process can be alive: what the last one had in its hands is of unknown outcome at once,
    /// and the pace is not shared with the dead.
    package static func takeOver(in transaction: Transaction) throws {
        try SenderStore(transaction: transaction).forgetAll()
    }

    /// How many messages wait to be sent, in all workspaces: what a restored copy might send a second time.
    package static func waiting(in transaction: Transaction) throws -> Int64 {
        try transaction.row("SELECT count(*) AS waiting FROM messages WHERE state = 0")?["waiting"] ?? 0
    }

    /// Jobs that come back for ever; made at the first start.
    package static func schedule(in transaction: Transaction, ambient: Ambient) throws {
        try SearchBackfill.schedule(in: transaction, ambient: ambient)
        try MediaBackfill.schedule(in: transaction, ambient: ambient)
        try ChannelCheck.schedule(in: transaction, ambient: ambient)
        let jobs = [InboxPruning.kind, SendingPruning.kind, InboxUpkeep.kind].map { kind in
            NewJob(
                workspace: WorkspaceID(rawValue: 0),
                kind: kind,
                key: "hourly",
                runAt: ambient.now(),
                payload: "{}"
            )
        }
        try JobStore(transaction, ambient: ambient).enqueue(jobs)
    }
}
