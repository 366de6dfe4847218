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

    /// Whose number a webhook speaks of, when it was signed with the secret `secretID` names.
    package func find(phoneNumberID: String, secretID: String) throws -> (workspace: WorkspaceID, channel: Channel)? {
        try transaction.row(
            """
            SELECT * FROM channels
            WHERE phone_number_id = \(phoneNumberID) AND secret_id = \(secretID) AND state <> 'disconnected'
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

    /// Every secret that webhooks may be signed with, sealed.
    package func secrets() throws -> [(id: String, sealed: [UInt8], workspace: WorkspaceID)] {
        try transaction.rows(
            "SELECT secret_id, app_secret, workspace_id FROM channels WHERE state <> 'disconnected' ORDER BY id"
        ).map { (try $0["secret_id"], try $0["app_secret"], try $0["workspace_id"]) }
    }

    package func isVerifyToken(hash: String) throws -> Bool {
        try transaction.row(
            "SELECT id FROM channels WHERE verify_token_hash = \(hash) AND state <> 'disconnected' LIMIT 1"
        ) != nil
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
                WHERE m.workspace_id = c.workspace_id AND m.channel_id = c.id AND m.state IN (1, 2))
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

    package func setState(_ workspace: WorkspaceID, _ id: ChannelID, _ state: Channel.State, error: String?) throws -> Bool {
        let changed = try transaction.run(
            """
            UPDATE channels SET state = \(state), last_error = \(error)
            WHERE workspace_id = \(workspace) AND id = \(id) AND (state <> \(state) OR coalesce(last_error, '') <> \(error ?? ""))
            """
        )
        try transaction.notify("channels")
        return changed > 0
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

    package func setThroughput(_ workspace: WorkspaceID, _ id: ChannelID, messagesPerSecond: Int) throws {
        try transaction.run(
            """
            UPDATE channels SET messages_per_second = \(messagesPerSecond)
            WHERE workspace_id = \(workspace) AND id = \(id)
            """
        )
    }

    package func setQuality(_ workspace: WorkspaceID, _ id: ChannelID, _ quality: String) throws {
        try transaction.run(
            "UPDATE channels SET quality = \(quality) WHERE workspace_id = \(workspace) AND id = \(id)"
        )
    }
}
