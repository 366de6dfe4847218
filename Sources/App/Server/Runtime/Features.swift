package import Billing
package import Calendars
package import Campaigns
import CloudAPI
package import Contacts
package import Credits
package import Events
package import FailedMessages
package import InboxRules
package import Invoices
import Jobs
package import Links
import Logging
package import Messaging
package import Notifications
package import Operator
import Primitives
package import Reconciliation
import Routes
package import Sequences
import Storage
package import Templates
package import TrackedLinks
package import Workspaces

/// Every service, made once, by hand, in the order of their needs.
package struct Features: Sendable {
    package let events: EventLog
    let pruner: EventPruner
    package let notifications: NotificationsFeature
    package let credits: CreditService
    package let workspaces: WorkspacesFeature
    package let contacts: ContactService
    package let book: ContactBook
    package let imports: ImportService
    package let exports: ExportService
    package let consent: ConsentService
    package let erasure: ErasureService
    package let merges: MergeService
    package let templates: TemplateService
    package let messaging: MessagingFeature
    package let campaigns: CampaignsFeature
    package let invoices: InvoiceService
    package let billing: BillingFeature
    package let reconciliation: ReconciliationFeature
    package let calendars: CalendarService
    package let rules: InboxRulesFeature
    package let operators: OperatorFeature
    package let links: LinksFeature
    package let trackedLinks: TrackedLinks
    package let failedMessages: FailedMessageRoutes
    package let sequences: SequencesFeature

    package init(_ world: World) {
        let database = world.database
        let ambient = world.ambient
        let logger = world.logger
        let mails = MailQueue(mailer: world.mailer, ambient: ambient)
        let notifier = Notifier(
            // Nobody subscribes to notices: they are what subscribers make.
            events: EventLog(ambient: ambient, subscribers: []),
            mails: mails,
            ambient: ambient,
            publicURL: world.publicURL,
            kinds: Self.noticeKinds,
            recipients: { try MemberAddresses.recipients($2, in: $1, $0) }
        )
        let drips = SequenceHooks(ambient: ambient)
        let events = EventLog(
            ambient: ambient,
            subscribers: [
                CreditNotices(database: database, notifier: notifier).subscriber,
                TemplateNotices(database: database, notifier: notifier).subscriber,
            ],
            observers: [
                AutoTopUpTrigger(ambient: ambient).observer, drips.eventObserver,
                CampaignTemplates(ambient: ambient).observer,
            ]
        )
        self.events = events
        pruner = EventPruner(database: database, ambient: ambient)
        let invoices = InvoiceService(database: database, ambient: ambient, events: events)
        self.invoices = invoices
        notifications = NotificationsFeature(
            database: database,
            mailer: world.mailer,
            ambient: ambient,
            logger: logger,
            push: Self.pushTools(world),
            files: [InvoiceService.attachmentKind: invoices.attachment]
        )
        let credits = CreditService(
            database: database,
            ambient: ambient,
            events: events,
            settings: world.credits,
            zoneOf: { try WorkspaceStore($0).find($1)?.timeZone ?? "UTC" },
            planned: { try CampaignStore($0, in: $1).planned() },
            stopped: PlanGuard.stop
        )
        self.credits = credits
        let ruleHooks = RuleHooks(ambient: ambient)
        let wallets = Wallets(credits: credits)
        let tools = Self.paymentTools(
            world,
            events: events,
            credits: credits,
            notifier: notifier,
            mails: mails,
            invoices: invoices
        )
        workspaces = WorkspacesFeature(
            database: database,
            ambient: ambient,
            settings: WorkspaceSettings(
                publicURL: world.publicURL,
                opensSignUp: world.opensSignUp,
                onCreated: [wallets.open, tools.startPlan],
                onTrialActivated: [wallets.grantTrial],
                limits: PlanGuard.limits
            ),
            mails: mails,
            permissions: Self.permissions,
            departures: ContactDepartures.hooks + InboxDepartures(ambient: ambient, events: events).hooks,
            cameOnline: { try ruleHooks.cameOnline($0, $1) },
            told: Self.staffNews(events),
            subjects: Self.subjectNames(ambient),
            simulator: { _ in world.phoneURL.map { SimulatorBody(phoneURL: $0) } }
        )
        contacts = Self.contacts(database: database, ambient: ambient, events: events, credits: credits)
        erasure = Self.erasure(database: database, ambient: ambient, events: events, also: [drips.eraser])
        book = Self.contactBook(database: database, ambient: ambient, events: events, erasure: erasure)
        imports = Self.imports(database: database, ambient: ambient, events: events)
        exports = Self.exports(database: database, ambient: ambient, events: events, notifier: notifier)
        consent = ConsentService(database: database, ambient: ambient, events: events)
        merges = Self.merges(database: database, ambient: ambient, events: events, also: drips)
        let answers = CampaignAnswers(ambient: ambient, events: events, enrol: Self.enrol(ambient))
        let channels = ChannelService(
            database: database,
            ambient: ambient,
            box: world.box,
            simulators: world.simulators,
            limits: PlanGuard.limits,
            proving: world.proving,
            client: world.client
        )
        let templates = Self.templates(database: database, ambient: ambient, events: events, channels: channels)
        self.templates = templates
        messaging = MessagingFeature(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            box: world.box,
            settings: MessagingFeature.Settings(publicURL: world.publicURL, metaURL: world.metaURL),
            channels: channels,
            observers: [
                CampaignProgress(ambient: ambient, events: events).observer, answers.observer, drips.observer,
                TemplateProgress().observer,
            ],
            limits: PlanGuard.limits,
            inbox: InboxSettings(
                hooks: ruleHooks.hooks,
                heard: LinkAttribution.note,
                answers: answers.hooks,
                notify: { try notifier.notify(NewNotice($0, in: $1), in: $2) },
                replied: { try drips.replied($0, $1) },
                merged: drips.merged
            ),
            mediaLimits: world.mediaLimits,
            reach: world.reach,
            tell: { try notifier.notify(NewNotice($0, in: $1), in: $2) },
            syncTemplates: { try templates.requestSync($2, in: $1, $0) },
            logger: logger
        )
        sequences = Self.sequences(world, messaging: messaging.messaging, events: events, hooks: drips)
        rules = InboxRulesFeature(messaging: messaging.messaging, hooks: ruleHooks)
        calendars = CalendarService(database: database, ambient: ambient) {
            try InboxRulesService.user(of: $2, in: $1, $0)
        }
        campaigns = Self.campaigns(world, events, credits, messaging.messaging, notifier)
        reconciliation = Self.reconciliation(world, events, credits, channels, notifier)
        trackedLinks = Self.trackedLinks(world, answers: answers, drips: drips)
        failedMessages = Self.failedMessages(messaging.messaging, bulk: book.bulk)
        links = LinksFeature(database: database, ambient: ambient, publicURL: world.publicURL)
        billing = BillingFeature(tools)
        operators = OperatorFeature(Self.operatorTools(world, credits: credits, billing: billing))
    }
}
