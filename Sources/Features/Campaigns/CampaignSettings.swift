package import Primitives
package import Storage

/// How a channel's campaigns spare people and colleagues. Nothing of it unless somebody asks for it.
package struct CampaignSettings: Sendable, Equatable, Codable {
    /// At most so many marketing messages to one person in so many days, whatever campaign they are of.
    package struct Cap: Sendable, Equatable, Codable {
        package var messages: Int
        package var days: Int
    }

    /// Campaigns rest while more conversations than this have waited for an answer for so many minutes.
    package struct Team: Sendable, Equatable, Codable {
        package var waiting: Int
        package var minutes: Int
    }

    package var cap: Cap?
    package var team: Team?
    /// Marketing rests while Meta calls the number's quality low (red).
    package var restsOnRed: Bool?
}

package struct CampaignSettingsStore {
    private let transaction: Transaction
    private let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        (self.transaction, self.workspace) = (transaction, workspace)
    }

    /// `nil` while nothing was asked for.
    package func find(_ channel: ChannelID) throws -> CampaignSettings? {
        let row = try transaction.row(
            "SELECT * FROM campaign_settings WHERE workspace_id = \(workspace) AND channel_id = \(channel)"
        )
        guard let row else { return nil }
        let (messages, days): (Int?, Int?) = (try row["cap_messages"], try row["cap_days"])
        let (waiting, minutes): (Int?, Int?) = (try row["waiting_max"], try row["waiting_minutes"])
        var settings = CampaignSettings()
        if let messages, let days { settings.cap = .init(messages: messages, days: days) }
        if let waiting, let minutes { settings.team = .init(waiting: waiting, minutes: minutes) }
        if try row["rests_on_red"] { settings.restsOnRed = true }
        return settings
    }

    func save(_ settings: CampaignSettings, of channel: ChannelID) throws {
        try transaction.run(
            """
            INSERT INTO campaign_settings (workspace_id, channel_id, cap_messages, cap_days, waiting_max, waiting_minutes,
                rests_on_red)
            VALUES (\(workspace), \(channel), \(settings.cap?.messages), \(settings.cap?.days), \(settings.team?.waiting),
                \(settings.team?.minutes), \(settings.restsOnRed ?? false))
            ON CONFLICT (workspace_id, channel_id) DO UPDATE SET cap_messages = excluded.cap_messages,
                cap_days = excluded.cap_days, waiting_max = excluded.waiting_max,
                waiting_minutes = excluded.waiting_minutes, rests_on_red = excluded.rests_on_red
            """
        )
    }
}
