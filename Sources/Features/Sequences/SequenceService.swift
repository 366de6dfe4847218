import Automation
import Contacts
package import Events
package import Messaging
import Primitives
import Routes
import Storage
import Templates
import Workspaces

/// What people do with sequences: write, check, publish, pause, copy, delete.
package struct SequenceService: Sendable {
    static let most = 500
    static let nameMost = 100

    let database: Database
    let ambient: Ambient
    let events: EventLog
    let messaging: MessagingService
    let hooks: SequenceHooks
    let contacts: MessagingService.ContactStoreFactory
    /// What the short addresses of tracked links begin with; empty where nothing is known of it.
    let trackedPrefix: String
    var audit: AuditLog { AuditLog(ambient: ambient) }

    package init(
        messaging: MessagingService,
        events: EventLog,
        hooks: SequenceHooks,
        contacts: @escaping MessagingService.ContactStoreFactory,
        trackedPrefix: String = ""
    ) {
        database = messaging.database
        ambient = messaging.ambient
        self.events = events
        self.messaging = messaging
        self.hooks = hooks
        self.contacts = contacts
        self.trackedPrefix = trackedPrefix
    }

    /// A sequence as lists and screens show it.
    struct Shown: Sendable {
        let sequence: DripSequence
        let counts: SequenceCounts
        let author: String?
    }

    func page(
        search: String?,
        state: DripSequence.State?,
        after: SequenceID?,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> [Shown] {
        try await database.read { transaction in
            let found = try SequenceStore(transaction, in: workspace)
                .page(search: search, state: state, after: after, limit: limit)
            return try shown(found, workspace, transaction)
        }
    }

    /// - Throws: `SequenceError.notFound`.
    func find(_ id: SequenceID, in workspace: WorkspaceID) async throws -> Shown {
        try await database.read { try show(id, workspace, $0) }
    }

    func show(_ id: SequenceID, _ workspace: WorkspaceID, _ transaction: Transaction) throws -> Shown {
        guard let found = try SequenceStore(transaction, in: workspace).find(id) else {
            throw SequenceError.notFound(id)
        }
        return try shown([found], workspace, transaction)[0]
    }

    private func shown(_ found: [DripSequence], _ workspace: WorkspaceID, _ transaction: Transaction) throws -> [Shown]
    {
        let counts = try CountStore(transaction: transaction).totals(of: found.map(\.id), in: workspace)
        let names = try NameStore(transaction, workspace: workspace).actors(found.map(\.createdBy))
        return found.map { one in
            Shown(sequence: one, counts: SequenceCounts(counts[one.id] ?? [:]), author: names[one.createdBy])
        }
    }

    func create(name: String, channel: ChannelID, by caller: Caller) async throws -> Shown {
        try await make(name: name, channel: channel, draft: SequencePlan(), by: caller)
    }

    /// A draft like another's; whoever was in that one stays there alone.
    func copy(_ id: SequenceID, by caller: Caller) async throws -> Shown {
        let old = try await find(id, in: caller.workspace).sequence
        let name = String("Copy of \(old.name)".prefix(Self.nameMost))
        return try await make(name: name, channel: old.channel, draft: old.draft, by: caller)
    }

    private func make(name: String, channel: ChannelID, draft: SequencePlan, by caller: Caller) async throws -> Shown {
        let name = try Self.checked(name)
        return try await database.write { transaction in
            let store = SequenceStore(transaction, in: caller.workspace)
            guard try store.count() < Self.most else { throw SequenceError.tooMany(limit: Self.most) }
            try require(channel, caller.workspace, transaction)
            let new = DripSequence(
                id: ambient.id(),
                name: name,
                channel: channel,
                state: .draft,
                version: nil,
                draft: draft,
                isChanged: true,
                createdBy: caller.name,
                createdAt: ambient.now(),
                publishedAt: nil
            )
            try store.insert(new)
            try audit.record("sequences.created", subject: "\(new.id)", detail: name, by: caller, in: transaction)
            return try show(new.id, caller.workspace, transaction)
        }
    }

    /// Changes the draft; what runs stays as it is until it is published. Faults do not keep a draft from being saved.
    func change(
        _ id: SequenceID,
        name: String?,
        channel: ChannelID?,
        draft: SequencePlan?,
        by caller: Caller
    ) async throws -> Shown {
        let name = try name.map(Self.checked)
        return try await database.write { transaction in
            let store = SequenceStore(transaction, in: caller.workspace)
            let old = try store.lock(id)
            if let channel, channel != old.channel {
                // Replies are looked for on the channel, so it does not change under those who are in it.
                guard old.version == nil else { throw SequenceError.noChannel(channel) }
                try require(channel, caller.workspace, transaction)
            }
            if let draft { try requireFiles(of: draft, besides: old.draft, for: caller, transaction) }
            if let draft, draft.steps.count > SequencePlan.stepsMost { throw SequenceError.faults(draft.check()) }
            try store.change(
                id,
                name: name ?? old.name,
                channel: channel ?? old.channel,
                draft: draft ?? old.draft,
                isChanged: old.isChanged || draft.map { $0 != old.draft } ?? false
            )
            try tell(id, caller.workspace, transaction)
            return try show(id, caller.workspace, transaction)
        }
    }

    func tell(_ id: SequenceID, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        try SequenceNews(events: events).tell([id], in: workspace, transaction)
    }

    private func require(_ channel: ChannelID, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        guard let found = try ChannelStore(transaction).find(workspace, channel), found.state != .disconnected else {
            throw SequenceError.noChannel(channel)
        }
    }

    /// Whether the caller may send the files that the plan names; those that it named before stay.
    private func requireFiles(
        of plan: SequencePlan,
        besides old: SequencePlan,
        for caller: Caller,
        _ transaction: Transaction
    ) throws {
        func texts(_ plan: SequencePlan) -> Set<String> {
            Set(
                plan.steps.flatMap { ($0.template?.variables ?? [:]).values.flatMap { [$0.text, $0.fallback] } }
                    .compactMap(\.self)
            )
        }
        try TemplateFiles.require(texts(plan).subtracting(texts(old)), for: caller, in: transaction)
    }

    private static func checked(_ name: String) throws -> String {
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.hasLength(1...nameMost) else { throw SequenceError.badName }
        return name
    }
}
