package import Events
package import Primitives
package import Storage
package import Workspaces

/// What people do with contacts: look, add, change, erase.
package struct ContactService: Sendable {
    /// Characters of a name.
    package static let nameLimit = 200

    private let database: Database
    private let ambient: Ambient
    private let events: EventLog
    private let limits: WorkspaceLimits
    private let countryOf: @Sendable (Transaction, WorkspaceID) throws -> String?

    /// - Parameters:
    ///   - limits: how many contacts there may be.
    ///   - countryOf: the workspace's own country, for numbers typed without a country code.
    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        limits: WorkspaceLimits = .none,
        countryOf: @escaping @Sendable (Transaction, WorkspaceID) throws -> String?
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.limits = limits
        self.countryOf = countryOf
    }

    package func page(
        _ workspace: WorkspaceID,
        search: String?,
        wholeNumbers: Bool = false,
        after last: ContactID?,
        limit: Int
    ) async throws -> [Contact] {
        try await database.read { [ambient] transaction in
            try ContactStore(transaction, ambient: ambient)
                .page(workspace, search: search, wholeNumbers: wholeNumbers, after: last, limit: limit)
        }
    }

    package func find(_ id: ContactID, in workspace: WorkspaceID) async throws -> Contact {
        try await database.read { [ambient] in try ContactStore($0, ambient: ambient).find(id, in: workspace) }
    }

    /// - Parameter country: for a number without a country code; the workspace's own when `nil`.
    /// - Throws: `ContactError.badNumber`, `.numberTaken`, `.unknownCountry`, `.nameTooLong`; `PlanLimitReached`.
    package func add(
        name: String,
        phone text: String,
        country: String?,
        optIn: OptIn = .unknown,
        by actor: String?,
        in workspace: WorkspaceID
    ) async throws -> Contact {
        let name = try Self.checked(name)
        if let country, !PhoneReader.isCountry(country) { throw ContactError.unknownCountry(country) }
        return try await database.write { [ambient, countryOf, limits] transaction in
            let store = ContactStore(transaction, ambient: ambient, limits: limits)
            let phone = try Self.read(text, country: try country ?? countryOf(transaction, workspace))
            if let present = try store.find(phone, in: workspace) {
                throw ContactError.numberTaken(phone, by: present.id)
            }
            let identities = ContactIdentities(phone: phone, name: name)
            let contact = try store.resolve(workspace: workspace, identities: identities, source: .manual)
            if optIn != .unknown {
                try store.consent(optIn, of: contact.id, source: .manual, actor: actor, in: workspace)
            }
            try tell(contact.id, "contact.created", in: workspace, transaction)
            return try store.find(contact.id, in: workspace)
        }
    }

    /// Changes what is given and leaves the rest.
    package func change(
        _ id: ContactID,
        name: String?,
        optIn: OptIn?,
        isBlocked: Bool?,
        by actor: String?,
        in workspace: WorkspaceID
    ) async throws -> Contact {
        let name = try name.map(Self.checked)
        return try await database.write { [ambient] transaction in
            let store = ContactStore(transaction, ambient: ambient)
            let present = try store.find(id, in: workspace)
            if let name, name != present.name { try store.rename(id, to: name, in: workspace) }
            if let optIn, optIn != present.optIn {
                try store.consent(optIn, of: id, source: .manual, actor: actor, in: workspace)
            }
            if let isBlocked, isBlocked != (present.blockedAt != nil) {
                try store.block(id, at: isBlocked ? ambient.now() : nil, in: workspace)
            }
            try tell(id, "contact.changed", in: workspace, transaction)
            return try store.find(id, in: workspace)
        }
    }

    /// Erases the person's data; see `ContactStore.erase`.
    package func erase(_ id: ContactID, in workspace: WorkspaceID) async throws {
        try await database.write { [ambient] transaction in
            try ContactStore(transaction, ambient: ambient).erase(id, in: workspace)
            try tell(id, "contact.erased", in: workspace, transaction)
        }
    }

    private static func checked(_ name: String) throws -> String {
        let plain = name.split { $0.isWhitespace }.joined(separator: " ")
        guard plain.hasLength(0...nameLimit) else { throw ContactError.nameTooLong(limit: nameLimit) }
        return plain
    }

    private static func read(_ text: String, country: String?) throws -> PhoneNumber {
        do {
            return try PhoneReader(defaultCountry: country).read(text).number
        } catch {
            throw ContactError.badNumber(error)
        }
    }

    private func tell(
        _ id: ContactID,
        _ kind: String,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        let payload = try JSON.text(["contactId": "\(id)"])
        try events.append(
            NewEvent(workspace: workspace, kind: kind, subject: "\(id)", payload: payload),
            in: transaction
        )
    }
}
