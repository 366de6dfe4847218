package import CloudAPI
import Credits
import Crypto
package import Primitives
package import Routes
package import Storage
package import Workspaces

/// Connecting numbers, and the way to Meta for those who send.
package struct ChannelService: Sendable {
    let database: Database
    let ambient: Ambient
    let box: SecretBox
    let audit: AuditLog
    /// Makes a client for a base URL and a token.
    let client: @Sendable (_ baseURL: String, _ token: String) throws -> CloudAPIClient
    /// Where simulated numbers may be. Nobody else's URL is called: a workspace must not reach into the operator's network.
    let simulators: Set<String>
    private let limits: WorkspaceLimits
    /// The same with proof that the caller has the app secret: for the doctor, which asks Meta whether it is right.
    let proving: Proving?

    package typealias Proving =
        @Sendable (_ baseURL: String, _ token: String, _ secret: String) throws -> CloudAPIClient

    package init(
        database: Database,
        ambient: Ambient,
        box: SecretBox,
        simulators: Set<String>,
        limits: WorkspaceLimits = .none,
        proving: Proving? = nil,
        client: @escaping @Sendable (_ baseURL: String, _ token: String) throws -> CloudAPIClient
    ) {
        self.database = database
        self.ambient = ambient
        self.box = box
        self.simulators = simulators
        self.limits = limits
        self.proving = proving
        audit = AuditLog(ambient: ambient)
        self.client = client
    }

    /// What a person enters to connect a number by hand.
    package struct Connection: Sendable {
        package let name: String
        package let kind: Channel.Kind
        package let baseURL: String
        package let phoneNumberID: String
        package let wabaID: String
        package let accessToken: String
        package let appSecret: String
        package let verifyToken: String

        package init(
            name: String,
            kind: Channel.Kind,
            baseURL: String,
            phoneNumberID: String,
            wabaID: String,
            accessToken: String,
            appSecret: String,
            verifyToken: String
        ) {
            self.name = name
            self.kind = kind
            self.baseURL = baseURL
            self.phoneNumberID = phoneNumberID
            self.wabaID = wabaID
            self.accessToken = accessToken
            self.appSecret = appSecret
            self.verifyToken = verifyToken
        }
    }

    /// Asks Meta about the number with the token, and keeps the channel when both are good.
    ///
    /// - Parameter then: run in the transaction that keeps the channel.
    /// - Throws: `MessagingError`, `PlanLimitReached`, `DatabaseError`.
    package func connect(
        _ connection: Connection,
        by caller: Caller,
        then: @escaping @Sendable (Transaction, WorkspaceID, ChannelID) throws -> Void = { _, _, _ in }
    ) async throws -> Channel {
        let workspace = caller.workspace
        guard connection.kind == .meta || simulators.contains(connection.baseURL) else {
            throw MessagingError.content([
                .init(path: "baseURL", detail: "The operator has not named a simulator at this address (--simulators).")
            ])
        }
        let api = try client(connection.baseURL, connection.accessToken)
        let number = try await NumberFacts.ask(api, connection.phoneNumberID)
        let channel = NewChannel(
            id: ambient.id(),
            name: connection.name,
            kind: connection.kind,
            baseURL: connection.baseURL,
            phoneNumberID: connection.phoneNumberID,
            wabaID: connection.wabaID,
            displayNumber: number.displayNumber,
            verifiedName: number.verifiedName,
            accessToken: try box.seal(connection.accessToken, for: "channel token \(workspace)"),
            appSecret: try box.seal(connection.appSecret, for: "channel secret \(workspace)"),
            secretID: ChannelKeyring.secretID(of: connection.appSecret),
            verifyTokenHash: Self.hash(connection.verifyToken),
            quality: number.quality,
            messagesPerSecond: number.messagesPerSecond
        )
        do {
            return try await database.write { transaction in
                let store = ChannelStore(transaction)
                try limits.admit(.channels, to: workspace, transaction) { try store.count(workspace) }
                try store.insert(workspace, channel, at: ambient.now())
                try then(transaction, workspace, channel.id)
                let others = try store.all(workspace).filter { $0.wabaID == channel.wabaID && $0.id != channel.id }
                try VolumeTiers.share(others.map(\.id), with: channel.id, in: workspace, transaction, ambient: ambient)
                try ChannelCheck.start(channel.id, in: workspace, ambient: ambient, transaction)
                try audit.record(
                    "channels.connected",
                    subject: "\(channel.id)",
                    detail: channel.name,
                    by: caller,
                    in: transaction
                )
                guard let made = try store.find(workspace, channel.id) else {
                    throw MessagingError.channelNotFound(channel.id)
                }
                return made
            }
        } catch DatabaseError.uniqueViolation {
            throw MessagingError.numberTaken
        }
    }

    func rename(_ id: ChannelID, to name: ChannelName, by caller: Caller) async throws {
        try await database.write { transaction in
            try ChannelStore(transaction).rename(caller.workspace, id, to: name.text)
            try audit.record("channels.renamed", subject: "\(id)", detail: name.text, by: caller, in: transaction)
        }
    }

    /// Nothing more is sent or received on it; what happened stays. What waits on it fails, by a job.
    func disconnect(_ id: ChannelID, by caller: Caller) async throws {
        try await database.write { transaction in
            guard try ChannelStore(transaction).disconnect(caller.workspace, id) else { return }
            try ChannelClosing.start(id, in: caller.workspace, ambient: ambient, transaction)
            try audit.record("channels.disconnected", subject: "\(id)", by: caller, in: transaction)
        }
    }

    /// The channel and a client with its token.
    ///
    /// - Throws: `MessagingError.channelNotFound`, `DatabaseError`, `SecretBoxError`.
    package func connection(_ workspace: WorkspaceID, _ id: ChannelID) async throws -> (Channel, CloudAPIClient) {
        guard let channel = try await database.read({ try ChannelStore($0).find(workspace, id) }) else {
            throw MessagingError.channelNotFound(id)
        }
        return (channel, try client(channel.baseURL, box.open(channel.accessToken, for: "channel token \(workspace)")))
    }

    /// Meta's list of the account's templates, all pages of it.
    ///
    /// - Throws: `CloudAPIError`, `MessagingError.channelNotFound`, `DatabaseError`.
    package func templates(_ id: ChannelID, in workspace: WorkspaceID) async throws -> [JSON] {
        let (channel, api) = try await connection(workspace, id)
        var all: [JSON] = []
        var after: String?
        repeat {
            let page = try await api.templates(channel.wabaID, TemplateQuery(limit: 100, after: after))
            all += page.items.map(\.raw)
            after = page.after
        } while after != nil && all.count < 10000
        return all
    }

    static func hash(_ token: String) -> String {
        SHA256.hash(data: Array("lodestone verify token ".utf8) + Array(token.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
