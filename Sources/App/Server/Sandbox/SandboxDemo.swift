import Billing
import CloudAPI
import CloudAPISimulator
import Credits
import Messaging
import Notifications
import Primitives
import Routes
import ServiceLifecycle
import Storage
import Templates
import Workspaces

/// Fills a new sandbox: an owner, credits, a connected number, templates and the first customers. On the next starts it
/// only finds them again.
struct SandboxDemo: Service {
    let server: LodestoneServer
    let simulator: SimulatorFacts
    let host: String
    let ports: AsyncStream<Int>
    let onReady: @Sendable (SandboxFacts) async -> Void

    static let email = "demo@lodestone.example"
    private static let keyName = "Sandbox script"

    func run() async throws {
        for await port in ports {
            let url = "http://\(host):\(port)"
            try await server.features.billing.settings.setDefaults(Self.supplier)
            let owner = try await owner()
            let channel = try await channel(of: owner)
            try await subscribe(channel, url: url)
            _ = try await server.features.templates.sync(channel.id, in: owner.workspace)
            try await DemoBook(features: server.features, world: server.world).write(by: owner.caller)
            try await DemoCustomers(server: server, simulator: simulator).write(to: channel.id, in: owner.workspace)
            try await DemoRules(server: server).make(for: channel.id, by: owner.caller)
            await onReady(try await facts(owner, url: url))
        }
        try await gracefulShutdown()
    }

    /// A supplier that does not exist, so that invoices can be looked at. The GSTIN is made up; its check character is right.
    private static let supplier = [
        "supplier.legal-name": "Lodestone Demo Private Limited", "supplier.address-1": "1 Example Street",
        "supplier.city": "Mumbai", "supplier.postal-code": "400001", "supplier.state": "27",
        "supplier.gstin": "27AAPFU0939F1ZV", "supplier.email": "billing@lodestone.example", "supplier.sac": "998429",
        "supplier.signatory": "A. Demo",
    ]

    private struct Owner {
        let user: UserID
        let member: MemberID
        let workspace: WorkspaceID

        var caller: Caller { Caller(workspace: workspace, actor: .member(member, user, .owner)) }
    }

    private func owner() async throws -> Owner {
        if let known = try await find() { return known }
        let ambient = server.world.ambient
        let account = try NewAccount(
            name: "Demo Owner",
            email: Self.email,
            password: ambient.randomBytes(24).map { String($0, radix: 36) }.joined(),
            company: "Spice Route Traders",
            country: "IN",
            timeZone: "Asia/Kolkata"
        )
        _ = try await server.features.workspaces.workspaces.signUp(
            account,
            device: Device(ip: "127.0.0.1", userAgent: "sandbox"),
            logger: server.world.logger
        )
        guard let owner = try await find() else { throw ConfigurationError.sandbox }
        let credits = server.features.credits
        try await server.world.database.write { transaction in
            try UserStore(transaction).setOperator(since: ambient.now(), owner.user)
            try credits.ledger(in: transaction).grant(
                owner.workspace,
                kind: .promotion,
                amount: Points(5000),
                reference: "sandbox"
            )
        }
        return owner
    }

    private func find() async throws -> Owner? {
        guard let email = EmailAddress(Self.email) else { return nil }
        return try await server.world.database.read { transaction in
            guard let user = try UserStore(transaction).find(email: email),
                let workspace = try WorkspaceStore(transaction).list(of: user.id).first,
                let member = try MemberStore(transaction, workspace: workspace.id).find(user: user.id)
            else { return nil }
            return Owner(user: user.id, member: member.id, workspace: workspace.id)
        }
    }

    /// The simulator's number, connected; its address may differ from the last time.
    private func channel(of owner: Owner) async throws -> Channel {
        let url = simulator.baseURL
        let known = try await server.world.database.write { transaction -> Channel? in
            let store = ChannelStore(transaction)
            guard let channel = try store.all(owner.workspace).first(where: { $0.kind == .simulator }) else {
                return nil
            }
            try store.move(owner.workspace, channel.id, to: url)
            return try store.find(owner.workspace, channel.id)
        }
        if let known { return known }
        return try await server.features.messaging.channels.connect(
            ChannelService.Connection(
                name: "Simulated number",
                kind: .simulator,
                baseURL: url,
                phoneNumberID: simulator.phoneNumberID,
                wabaID: simulator.wabaID,
                accessToken: simulator.accessToken,
                appSecret: simulator.appSecret,
                verifyToken: simulator.verifyToken
            ),
            by: owner.caller
        )
    }

    /// Has the simulator check our address and send its webhooks there, as Meta would: those of messages by the account's
    /// override, the rest (templates, quality, the account) to the app's own address, which an override does not change.
    private func subscribe(_ channel: Channel, url: String) async throws {
        try await server.features.messaging.keyring.reload()
        let address = url + "/webhooks/whatsapp"
        let api = try server.world.client(simulator.baseURL, simulator.accessToken)
        try await api.subscribe(
            simulator.wabaID,
            WebhookOverride(url: address, verifyToken: Secret(simulator.verifyToken))
        )
        try await AppSubscription(simulator: simulator).make(to: address)
    }

    private func facts(_ owner: Owner, url: String) async throws -> SandboxFacts {
        let workspaces = server.features.workspaces
        let link = try await workspaces.signIns.makeLoginLink(for: owner.user, in: owner.workspace)
        let path = link.split(separator: "/login/").last.map(String.init) ?? ""
        // One at a time: a workspace has at most a hundred, and a sandbox is started more often than that.
        try await workspaces.apiKeys.revokeAll(named: Self.keyName, by: owner.caller)
        let key = try await workspaces.apiKeys.make(
            name: Self.keyName,
            scopes: Features.permissions.map(\.name),
            by: owner.caller
        )
        return SandboxFacts(url: url, loginURL: "\(url)/login/\(path)", apiKey: key.secret, simulator: simulator)
    }
}
