package import Credits
package import Events
import Jobs
package import Messaging
package import Notifications
package import Primitives
package import Storage

/// Our books beside Meta's.
package struct ReconciliationService: Sendable {
    let database: Database
    let ambient: Ambient
    let events: EventLog
    let credits: CreditService
    let channels: ChannelService
    let notifier: Notifier
    package let settings: ReconciliationSettings
    let zoneOf: CreditService.ZoneOf

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        credits: CreditService,
        channels: ChannelService,
        notifier: Notifier,
        settings: ReconciliationSettings = ReconciliationSettings(),
        zoneOf: @escaping CreditService.ZoneOf
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.credits = credits
        self.channels = channels
        self.notifier = notifier
        self.settings = settings
        self.zoneOf = zoneOf
    }

    /// The business numbers of a workspace.
    package func accounts(_ workspace: WorkspaceID) async throws -> [ReconciliationAccount] {
        try await database.read { try ReconciliationStore(transaction: $0, workspace: workspace).accounts() }
    }

    /// Every workspace with a connected number, and those numbers: for the job and the command.
    package func connected() async throws -> [(workspace: WorkspaceID, account: ReconciliationAccount)] {
        try await database.read { transaction in
            try Self.connected(in: transaction)
        }
    }

    static func connected(in transaction: Transaction) throws -> [(
        workspace: WorkspaceID, account: ReconciliationAccount
    )] {
        try ChannelStore(transaction).connectedWorkspaces().flatMap { workspace in
            try ReconciliationStore(transaction: transaction, workspace: workspace).accounts()
                .filter(\.isConnected).map { (workspace, $0) }
        }
    }

    /// Asks for the days again, in a while and by jobs.
    ///
    /// - Throws: `ReconciliationError.badPeriod`, `.noChannel`.
    package func refresh(from: CivilDay, to: CivilDay, channel: ChannelID? = nil, in workspace: WorkspaceID)
        async throws
    {
        try await database.write { transaction in
            let days = AccountDays(zone: try zoneOf(transaction, workspace))
            try check(from, to, today: days.day(of: ambient.now()))
            let jobs = try wanted(channel, workspace, transaction).filter(\.isConnected).map { account in
                NewJob(
                    workspace: workspace,
                    kind: ReconciliationJob.kind,
                    key: "\(account.phoneNumberID) \(from) \(to)",
                    runAt: ambient.now(),
                    payload: "{}"
                )
            }
            try JobStore(transaction, ambient: ambient).enqueue(jobs)
        }
    }

    package static let daysMost: Int64 = 31

    private func check(_ from: CivilDay, _ to: CivilDay, today: CivilDay) throws {
        // A day of grace: the account's may be ahead of the workspace's.
        guard from <= to, to.daysSince1970 <= today.daysSince1970 + 1,
            to.daysSince1970 - from.daysSince1970 < Self.daysMost
        else { throw ReconciliationError.badPeriod(daysMost: Self.daysMost) }
    }

    /// The account of a channel, or all.
    ///
    /// - Throws: `ReconciliationError.noChannel`.
    func wanted(_ channel: ChannelID?, _ workspace: WorkspaceID, _ transaction: Transaction) throws
        -> [ReconciliationAccount]
    {
        let all = try ReconciliationStore(transaction: transaction, workspace: workspace).accounts()
        guard let channel else { return all }
        let found = all.filter { $0.channels.contains(channel) }
        guard !found.isEmpty else { throw ReconciliationError.noChannel(channel) }
        return found
    }

    func days(of account: ReconciliationAccount, zone: String) -> AccountDays {
        AccountDays(zone: zone, offset: account.standing.offset)
    }
}
