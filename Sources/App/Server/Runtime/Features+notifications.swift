import Billing
import Campaigns
import Messaging
import Notifications
import Reconciliation
import Workspaces

extension Features {
    /// Every kind of notice that members may choose about, by those who tell it.
    static let noticeKinds = NoticeKinds(
        CreditNotices.kinds + BillingFeature.noticeKinds + CampaignsFeature.noticeKinds
            + ReconciliationFeature.noticeKinds + InboxNotice.kinds + ChannelNotice.kinds + TemplateNotices.kinds + [
                NewNotice.exportReady
            ]
    )

    /// What web push works with.
    static func pushTools(_ world: World) -> PushTools {
        PushTools(
            database: world.database,
            ambient: world.ambient,
            keyring: pushKeyring(world),
            kinds: noticeKinds,
            settings: world.push,
            transport: world.pushes,
            logger: world.logger
        )
    }

    /// Makes a new key pair for web push, and returns its public half as browsers are given it.
    package static func rotatePushKey(of world: World) async throws -> String {
        try await pushKeyring(world).rotate()
    }

    private static func pushKeyring(_ world: World) -> PushKeyring {
        let box = world.box
        return PushKeyring(
            database: world.database,
            ambient: world.ambient,
            sealing: Sealing(seal: { try box.seal($0, for: $1) }, open: { try box.open($0, for: $1) }),
            logger: world.logger
        )
    }
}
