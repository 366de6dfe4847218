import Billing
import Contacts
import Credits
import Events
import Invoices
import Messaging
import Notifications
import Operator
import Primitives
import Reconciliation
import Storage
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

    /// What the operator console works with.
    static func operatorTools(_ world: World, credits: CreditService, billing: BillingFeature) -> OperatorTools {
        OperatorTools(
            database: world.database,
            ambient: world.ambient,
            credits: credits,
            suspense: { try await billing.suspense(limit: 1000).count },
            gateways: { try await billing.gateways().map { OverviewGateway(id: $0.rawValue, name: $0.name) } },
            version: LodestoneServer.version
        )
    }

    static func reconciliation(
        _ world: World,
        _ events: EventLog,
        _ credits: CreditService,
        _ channels: ChannelService,
        _ notifier: Notifier
    ) -> ReconciliationFeature {
        ReconciliationFeature(
            ReconciliationService(
                database: world.database,
                ambient: world.ambient,
                events: events,
                credits: credits,
                channels: channels,
                notifier: notifier,
                settings: world.reconciliation,
                zoneOf: credits.zoneOf
            )
        )
    }
}
