import Billing
import Contacts
import Credits
import Events
import Invoices
import Messaging
import Notifications
import Workspaces

extension Features {
    /// What billing works with.
    static func paymentTools(
        _ world: World,
        events: EventLog,
        credits: CreditService,
        notifier: Notifier,
        mails: MailQueue,
        invoices: InvoiceService
    ) -> PaymentTools {
        let settings = BillingSettingsService(database: world.database, ambient: world.ambient, box: world.box)
        return PaymentTools(
            database: world.database,
            ambient: world.ambient,
            events: events,
            credits: credits,
            documents: invoices.desk,
            notifier: notifier,
            mails: mails,
            addresses: { try MemberAddresses.find($2, in: $1, $0) },
            settings: settings,
            gateways: GatewayDesk(
                settings: settings,
                transport: world.gateways,
                database: world.database,
                ambient: world.ambient,
                publicURL: world.publicURL,
                isSandbox: world.isSandbox
            ),
            publicURL: world.publicURL,
            usage: { transaction, workspace in
                WorkspaceUsage(
                    members: try MemberStore(transaction, workspace: workspace).count(),
                    channels: try ChannelStore(transaction).count(workspace),
                    contacts: try ContactStore(transaction, ambient: world.ambient).count(in: workspace)
                )
            }
        )
    }
}
