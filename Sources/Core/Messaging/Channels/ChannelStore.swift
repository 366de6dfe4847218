package import Primitives
package import Storage

/// SQL of channels.
package struct ChannelStore {
    private let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    package func find(_ workspace: WorkspaceID, _ id: ChannelID) throws -> Channel? {
        try transaction.row("SELECT * FROM channels WHERE workspace_id = \(workspace) AND id = \(id)").map(Channel.init)
    }

    package func all(_ workspace: WorkspaceID) throws -> [Channel] {
        try transaction.rows("SELECT * FROM channels WHERE workspace_id = \(workspace) ORDER BY id").map(Channel.init)
    }

    /// Those that are not disconnected.
    package func count(_ workspace: WorkspaceID) throws -> Int64 {
        let row = try transaction.row(
            "SELECT count(*) AS count FROM channels WHERE workspace_id = \(workspace) AND state <> 'disconnected'"
        )
        return try row?["count"] ?? 0
    }

    /// Whose number a webhook speaks of, when it was signed with the secret `secretID` names: the channel that is
    /// connected, else the one that was last and is still heard of.
    package func find(phoneNumberID: String, secretID: String) throws -> (workspace: WorkspaceID, channel: Channel)? {
        try transaction.row(
            """
            SELECT * FROM channels
            WHERE phone_number_id = \(phoneNumberID) AND secret_id = \(secretID) AND forgotten_at IS NULL
            ORDER BY CASE WHEN state = 'disconnected' THEN 1 ELSE 0 END, id DESC LIMIT 1
            """
        ).map { (try $0["workspace_id"], try Channel($0)) }
    }

    /// The channels of a WhatsApp Business Account whose webhooks are signed with that secret.
    package func all(wabaID: String, secretID: String) throws -> [(workspace: WorkspaceID, channel: Channel)] {
        try transaction.rows(
            """
            SELECT * FROM channels
            WHERE secret_id = \(secretID) AND waba_id = \(wabaID) AND state <> 'disconnected' ORDER BY workspace_id, id
            """
        ).map { (try $0["workspace_id"], try Channel($0)) }
    }

    /// Every secret that webhooks may be signed with, sealed; those of disconnected channels too, until they are forgotten.
    package func secrets() throws -> [(id: String, sealed: [UInt8], workspace: WorkspaceID)] {
        try transaction.rows(
            "SELECT secret_id, app_secret, workspace_id FROM channels WHERE forgotten_at IS NULL ORDER BY id"
        ).map { (try $0["secret_id"], try $0["app_secret"], try $0["workspace_id"]) }
    }

    package func isVerifyToken(hash: String) throws -> Bool {
        try transaction.row(
            "SELECT id FROM channels WHERE verify_token_hash = \(hash) AND state <> 'disconnected' LIMIT 1"
        ) != nil
    }

    /// Every connected channel of every workspace.
    package func connected() throws -> [(workspace: WorkspaceID, channel: Channel)] {
        try transaction.rows("SELECT * FROM channels WHERE state = 'connected' ORDER BY workspace_id, id")
            .map { (try $0["workspace_id"], try Channel($0)) }
    }

    /// The workspaces that have a connected channel.
    package func connectedWorkspaces() throws -> [WorkspaceID] {
        try transaction.rows(
            "SELECT DISTINCT workspace_id FROM channels WHERE state <> 'disconnected' ORDER BY workspace_id"
        ).map { try $0["workspace_id"] }
    }

    /// The channels that have something to send at `at`.
    package func withWork(at: Timestamp) throws -> [(workspace: WorkspaceID, channel: ChannelID)] {
        try transaction.rows(
            """
            SELECT c.workspace_id, c.id FROM channels c
            WHERE c.state <> 'disconnected' AND EXISTS (
                SELECT 1 FROM messages m
                WHERE m.workspace_id = c.workspace_id AND m.channel_id = c.id AND m.state = 0
                AND m.lane < \(Lane.parked) AND m.not_before <= \(at))
            """
        ).map { (try $0["workspace_id"], try $0["id"]) }
    }

    /// The channels with messages in the hands of a process, or of unknown outcome.
    package func inFlight() throws -> [(workspace: WorkspaceID, channel: ChannelID)] {
        try transaction.rows(
            """
            SELECT c.workspace_id, c.id FROM channels c
            WHERE EXISTS (
                SELECT 1 FROM messages m
                WHERE m.workspace_id = c.workspace_id AND m.channel_id = c.id AND m.state = 1)
            OR EXISTS (
                SELECT 1 FROM messages m
                WHERE m.workspace_id = c.workspace_id AND m.channel_id = c.id AND m.state = 2)
            """
        ).map { (try $0["workspace_id"], try $0["id"]) }
    }

    package func insert(_ workspace: WorkspaceID, _ channel: NewChannel, at: Timestamp) throws {
        try transaction.run(
            """
            INSERT INTO channels
            (workspace_id, id, name, kind, base_url, phone_number_id, waba_id, display_number, verified_name,
             access_token, app_secret, secret_id, verify_token_hash, state, quality, messages_per_second, created_at)
            VALUES (\(workspace), \(channel.id), \(channel.name), \(channel.kind), \(channel.baseURL),
             \(channel.phoneNumberID), \(channel.wabaID), \(channel.displayNumber), \(channel.verifiedName),
             \(channel.accessToken), \(channel.appSecret), \(channel.secretID), \(channel.verifyTokenHash),
             'connected', \(channel.quality), \(channel.messagesPerSecond), \(at))
            """
        )
        try transaction.notify("channels")
    }

    /// `false`: it was disconnected already.
    func disconnect(_ workspace: WorkspaceID, _ id: ChannelID) throws -> Bool {
        let changed = try transaction.run(
            """
            UPDATE channels SET state = 'disconnected'
            WHERE workspace_id = \(workspace) AND id = \(id) AND state <> 'disconnected'
            """
        )
        try transaction.notify("channels")
        return changed > 0
    }

    /// Hears no more of a disconnected channel, and lets its secrets go.
    func forget(_ workspace: WorkspaceID, _ id: ChannelID, at: Timestamp) throws {
        try transaction.run(
            """
            UPDATE channels SET forgotten_at = \(at), access_token = \([UInt8]()), app_secret = \([UInt8]())
            WHERE workspace_id = \(workspace) AND id = \(id) AND state = 'disconnected'
            """
        )
        try transaction.notify("channels")
    }

    /// Notes that a simulated number is reached elsewhere now.
    package func move(_ workspace: WorkspaceID, _ id: ChannelID, to baseURL: String) throws {
        try transaction.run(
            """
            UPDATE channels SET base_url = \(baseURL)
            WHERE workspace_id = \(workspace) AND id = \(id) AND kind = 'simulator'
            """
        )
    }

    package func rename(_ workspace: WorkspaceID, _ id: ChannelID, to name: String) throws {
        try transaction.run("UPDATE channels SET name = \(name) WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    package func setRules(_ workspace: WorkspaceID, _ id: ChannelID, inbox: Inbox, hasRules: Bool) throws {
        try transaction.run(
            """
            UPDATE channels SET inbox = \(inbox), has_rules = \(hasRules)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    package func setThroughput(_ workspace: WorkspaceID, _ id: ChannelID, messagesPerSecond: Int) throws {
        try transaction.run(
            """
            UPDATE channels SET messages_per_second = \(messagesPerSecond)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }
}
