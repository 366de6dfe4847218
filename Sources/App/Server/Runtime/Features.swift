import Campaigns
import CloudAPI
import Contacts
import Credits
import Events
import Jobs
import Logging
import Messaging
import Notifications
import Primitives
import Routes
import Storage
import Templates
import Workspaces

/// Every service, made once, by hand, in the order of their needs.
package struct Features: Sendable {
    package let workspaces: WorkspacesFeature
    package let credits: CreditService
    package let contacts: ContactsFeature
    package let templates: TemplateService
    package let messaging: MessagingFeature
    package let campaigns: CampaignsFeature
    package let notifications: NotificationsFeature
    package let events: EventLog
    package let hub: EventHub
    let eventPruner: EventPruner

    /// Every permission that routes ask for.
    static let permissions: [Permission] =
        Permission.workspaces + [
            .viewInbox, .sendMessages, .viewChannels, .manageChannels, .viewContacts, .manageContacts, .viewTemplates,
            .syncTemplates, .viewCampaigns, .manageCampaigns, .sendCampaigns, .viewCredits,
        ]

    init(_ world: World) throws {
        let database = world.database
        let ambient = world.ambient
        let logger = world.logger

        events = EventLog(ambient: ambient, subscribers: [])
        hub = EventHub(database: database, ambient: ambient, log: events, logger: logger)
        eventPruner = EventPruner(database: database, ambient: ambient)
        let mails = MailQueue(mailer: world.mailer, ambient: ambient)
        notifications = NotificationsFeature(database: database, mailer: world.mailer, ambient: ambient, logger: logger)
        let notifier = Notifier(
            events: events,
            mails: mails,
            ambient: ambient,
            publicURL: world.publicURL,
            addresses: { try MemberAddresses.find($2, in: $1, $0) }
        )

        let credits = CreditService(database: database, ambient: ambient, events: events, settings: CreditSettings())
        self.credits = credits
        workspaces = WorkspacesFeature(
            database: database,
            ambient: ambient,
            settings: WorkspaceSettings(
                publicURL: world.publicURL,
                onTrialActivated: [{ try TrialGrant.grant(credits, to: $1, in: $0) }]
            ),
            mails: mails,
            permissions: Self.permissions,
            simulator: { _ in world.phoneURL.map { SimulatorBody(phoneURL: $0) } }
        )
        contacts = ContactsFeature(database: database, ambient: ambient, events: events)

        let channels = ChannelService(
            database: database,
            ambient: ambient,
            box: world.box,
            simulators: world.simulators,
            client: world.client
        )
        let templates = TemplateService(
            database: database,
            ambient: ambient,
            events: events,
            listing: { try await channels.templates($1, in: $0) },
            hasChannel: { try ChannelStore($0).find($1, $2) != nil }
        )
        self.templates = templates

        // Messaging tells campaigns what becomes of their messages; campaigns give messaging its messages.
        let campaignNews = CampaignNews(ambient: ambient, events: events)
        messaging = MessagingFeature(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            box: world.box,
            settings: MessagingFeature.Settings(publicURL: world.publicURL, metaURL: world.metaURL),
            channels: channels,
            observers: [campaignNews.observe],
            syncTemplates: { try templates.requestSync($2, in: $1, $0) },
            logger: logger
        )
        campaigns = CampaignsFeature(
            database: database,
            ambient: ambient,
            events: events,
            credits: credits,
            messaging: messaging.messaging,
            notifier: notifier,
            logger: logger
        )
    }
}
