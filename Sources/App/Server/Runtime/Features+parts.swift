import Automation
import Billing
import Calendars
import Campaigns
import Contacts
import Credits
import Events
import FailedMessages
import InboxRules
import Invoices
package import Jobs
import Links
import Messaging
import Notifications
import Operator
import Primitives
import Reconciliation
package import Routes
import Sequences
package import Storage
import Templates
import TrackedLinks
import Workspaces

extension Features {
    /// The whole schema.
    package static let migrations =
        JobMigrations.all + EventMigrations.all + RouteMigrations.all + NotificationMigrations.all
        + WorkspaceMigrations.all + CreditMigrations.all + ContactMigrations.all + TemplateMigrations.all
        + MessagingMigrations.all + InvoiceMigrations.all + CampaignMigrations.all + BillingMigrations.all
        + ReconciliationMigrations.all + LinksMigrations.all + CalendarMigrations.all + InboxRuleMigrations.all
        + AutomationMigrations.all + SequenceMigrations.all + TrackedLinkMigrations.all

    /// Every permission that routes ask for: what an API key may be given.
    package static let permissions =
        Permission.workspaces + Permission.contacts + Permission.messaging
        + [CreditRoutes.view, CreditRoutes.journal, CreditRoutes.manage] + Permission.templates + Permission.campaigns
        + Permission.sequences
        + Permission.links + InboxRulesFeature.permissions + FailedMessageRoutes.permissions
        + [Permission.viewBilling, Permission.viewEvents]

    /// Who hears live events of what: who may read it.
    static let eventNeeds: [Substring: Permission] = [
        "wallet": CreditRoutes.view, "charges": CreditRoutes.view, "tier": CreditRoutes.view,
        "template": .viewTemplates, "campaign": .viewCampaigns, "sequence": .viewSequences,
        "payment": .viewBilling, "invoice": .viewBilling, "subscription": .viewBilling, "auto-top-up": .viewBilling,
        "reconciliation": .viewBilling,
    ]

    package var routes: [Route] {
        let parts: [[Route]] = [
            workspaces.routes, notifications.routes, CreditRoutes(credits).all, ContactRoutes(contacts).routes,
            book.routes, ImportRoutes(imports).routes, ExportRoutes(exports).routes, ConsentRoutes(consent).routes,
            ErasureRoutes(erasure).routes, MergeRoutes(merges).routes, TemplateRoutes(templates).routes,
            messaging.routes, campaigns.routes,
            InvoiceRoutes(invoices).all, billing.routes, reconciliation.routes, operators.routes,
            links.routes, CalendarRoutes(calendars).routes, rules.routes, sequences.routes,
            trackedLinks.routes, failedMessages.routes,
        ]
        return parts.flatMap { $0 }
    }

    package var jobHandlers: [JobHandler] {
        let parts: [[JobHandler]] = [
            workspaces.jobHandlers, notifications.jobHandlers,
            credits.jobHandlers(onSettled: messaging.messaging.settlementObserver), imports.handlers, book.handlers,
            exports.handlers, consent.handlers, erasure.handlers,
            templates.handlers, messaging.jobHandlers, campaigns.jobHandlers, billing.jobHandlers,
            reconciliation.jobHandlers, rules.jobHandlers, sequences.jobHandlers, events.handlers,
            [pruner.handler],
        ]
        return parts.flatMap { $0 }
    }

    /// What a process that was killed held, it holds no more. Only for a process that is alone on its database.
    static func takeOver(in transaction: Transaction, ambient: Ambient) throws {
        try JobStore(transaction, ambient: ambient).takeOver()
        try MessagingFeature.takeOver(in: transaction)
    }

    /// Jobs that come back for ever; made at the first start.
    package func schedule(in transaction: Transaction, world: World) throws {
        try PruningJob.start(in: transaction, ambient: world.ambient)
        try NotificationPruningJob.start(in: transaction, ambient: world.ambient)
        try pruner.schedule(in: transaction)
        try ContactBook.schedule(in: transaction, ambient: world.ambient)
        try MessagingFeature.schedule(in: transaction, ambient: world.ambient)
        try BillingFeature.schedule(in: transaction, ambient: world.ambient)
        try ReconciliationJob.start(in: transaction, ambient: world.ambient)
    }
}
