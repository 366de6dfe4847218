package import Credits
package import Events
package import Invoices
package import Notifications
package import Primitives
package import Storage
package import Workspaces

/// What the parts of billing share.
package struct PaymentTools: Sendable {
    let database: Database
    let ambient: Ambient
    let events: EventLog
    let credits: CreditService
    let documents: DocumentDesk
    let notifier: Notifier
    let mails: MailQueue
    let addresses: Notifier.Addresses
    let settings: BillingSettingsService
    let gateways: GatewayDesk
    /// What links begin with.
    let publicURL: String
    /// How much of each a workspace has: the modules that keep it know.
    let usage: Usage

    package typealias Usage = @Sendable (Transaction, WorkspaceID) throws -> WorkspaceUsage

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        credits: CreditService,
        documents: DocumentDesk,
        notifier: Notifier,
        mails: MailQueue,
        addresses: @escaping Notifier.Addresses,
        settings: BillingSettingsService,
        gateways: GatewayDesk,
        publicURL: String,
        usage: @escaping Usage
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.credits = credits
        self.documents = documents
        self.notifier = notifier
        self.mails = mails
        self.addresses = addresses
        self.settings = settings
        self.gateways = gateways
        self.publicURL = publicURL
        self.usage = usage
    }
}
