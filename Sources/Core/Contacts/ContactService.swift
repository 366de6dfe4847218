package import Events
package import Primitives
package import Routes
package import Storage
package import Workspaces

/// What people do with contacts: look, add, change, erase.
package struct ContactService: Sendable {
    /// Characters of a name.
    package static let nameLimit = 200
    static let sampleMax = 5

    let database: Database
    let ambient: Ambient
    private let events: EventLog
    private let limits: WorkspaceLimits
    private let countryOf: @Sendable (Transaction, WorkspaceID) throws -> String?
    private let costOf: AudienceCost.Ask

    /// - Parameters:
    ///   - limits: how many contacts there may be.
    ///   - costOf: what writing to an audience costs, for its count.
    ///   - countryOf: the workspace's own country, for numbers typed without a country code.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        limits: WorkspaceLimits = .none,
        costOf: @escaping AudienceCost.Ask = { _, _, _ in nil },
        countryOf: @escaping @Sendable (Transaction, WorkspaceID) throws -> String?
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.limits = limits
        self.costOf = costOf
        self.countryOf = countryOf
    }

    /// In three statements at most, whatever the size.
    package func page(
        _ query: ContactQuery,
        after last: Cursor?,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> [ContactSheet] {
        try await database.read { [ambient] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            return try store.sheets(
                store.page(query, after: last, limit: limit, in: workspace),
                in: workspace
            )
        }
    }

    package func find(_ id: ContactID, in workspace: WorkspaceID) async throws -> ContactSheet {
        try await database.read { try sheet(id, in: workspace, $0) }
    }

    /// How many a query is about, some of them, and what a marketing message to them costs; for a dynamic segment the number
    /// is kept with it.
    package func count(_ query: ContactQuery, in workspace: WorkspaceID) async throws -> CountedAudience {
        try await database.read { [ambient, costOf] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            let start = ContinuousClock.now
            let count = try store.count(query, in: workspace)
            let sample = try store.page(query, after: nil, limit: Self.sampleMax, in: workspace)
            let duration = ContinuousClock.now - start
            return CountedAudience(
                count: count,
                sample: try store.sheets(sample, in: workspace),
                duration: duration,
                cost: try costOf(transaction, workspace, count.reachable)
            )
        }
    }

    /// - Parameter country: for a number without a country code; the workspace's own when `nil`.
    /// - Throws: `ContactError`, `FieldError`, `CompanyError`; `PlanLimitReached`.
    package func add(
        name: String,
        phone text: String,
        country: String?,
        optIn: OptIn = .unknown,
        with wish: ContactWish = ContactWish(),
        by actor: String?,
        in workspace: WorkspaceID
    ) async throws -> ContactSheet {
        let name = try Self.checked(name)
        if let country, !PhoneReader.isCountry(country) { throw ContactError.unknownCountry(country) }
        return try await database.write { [ambient, countryOf, limits] transaction in
            let store = ContactStore(transaction, ambient: ambient, limits: limits)
            let country = try country ?? countryOf(transaction, workspace)
            let phone = try Self.read(text, country: country)
            if let present = try store.find(phone, in: workspace), present.deletedAt == nil {
                throw ContactError.numberTaken(phone, by: present.id)
            }
            let identities = ContactIdentities(phone: phone, name: name)
            let contact = try store.resolve(workspace: workspace, identities: identities, source: .manual)
            if optIn != .unknown {
                try store.consent(optIn, of: contact.id, source: .manual, actor: actor, in: workspace)
            }
            let reader = WishReader(transaction: transaction, workspace: workspace, country: country)
            var edit = try reader.edit(wish.withoutFields)
            edit.values = try reader.newValues(wish.fields ?? [:], of: .contact)
            let editor = ContactEditor(transaction, in: workspace, ambient: ambient, by: actor)
            try editor.journal.write([.init(contact.id.subject, .created)])
            _ = try editor.apply(edit, to: [contact])
            try ContactNews(events: events, workspace: workspace).tell("contact.created", contact.id, in: transaction)
            return try sheet(contact.id, in: workspace, transaction)
        }
    }

    /// Changes what is given and leaves the rest.
    package func change(
        _ id: ContactID,
        to wish: ContactWish,
        by actor: String?,
        in workspace: WorkspaceID
    ) async throws -> ContactSheet {
        try await edit(id, by: actor, in: workspace) { transaction in
            var edit = try WishReader(
                transaction: transaction,
                workspace: workspace,
                country: try countryOf(transaction, workspace)
            ).edit(wish)
            if wish.tagIds != nil {
                let present = try TagStore(transaction, in: workspace).tags(of: [id.subject])[id.subject] ?? []
                edit.untagging = present.filter { !edit.tagging.contains($0) }
            }
            return edit
        }
    }

    /// The contact is in these communities that list their own members, and in no others of them.
    package func setCommunities(
        _ ids: [CommunityID],
        of id: ContactID,
        by actor: String?,
        in workspace: WorkspaceID
    ) async throws -> ContactSheet {
        try await edit(id, by: actor, in: workspace) { transaction in
            let reader = WishReader(transaction: transaction, workspace: workspace, country: nil)
            guard ids.count <= 100 else { throw ContactError.tooMany("communities of one contact", limit: 100) }
            var edit = ContactEdit()
            edit.joining = try Set(ids).sorted().map { try reader.group(GroupID(rawValue: $0.rawValue), .community) }
            edit.leaving = try GroupStore(transaction, in: workspace).groups(of: id, .community)
                .filter { group in !edit.joining.contains { $0.id == group.id } }
            return edit
        }
    }

    private func edit(
        _ id: ContactID,
        by actor: String?,
        in workspace: WorkspaceID,
        _ edit: @escaping @Sendable (Transaction) throws -> ContactEdit
    ) async throws -> ContactSheet {
        try await database.write { [ambient] transaction in
            let editor = ContactEditor(transaction, in: workspace, ambient: ambient, by: actor)
            guard let contact = try editor.lock([id]).first else { throw ContactError.notFound(id) }
            let changes = try editor.apply(edit(transaction), to: [contact])
            try ContactNews(events: events, workspace: workspace).tell(changes, in: transaction)
            return try sheet(id, in: workspace, transaction)
        }
    }
}
