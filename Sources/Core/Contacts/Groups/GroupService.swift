package import Events
package import Primitives
package import Routes
package import Storage
import Workspaces

/// What people do with segments and communities.
package struct GroupService: Sendable {
    static let groupsMax = 500
    /// Contacts that one call puts in or takes out by name; more go by a bulk edit.
    static let membersAtOnce = 1_000

    let database: Database
    let ambient: Ambient
    let events: EventLog

    package init(database: Database, ambient: Ambient, events: EventLog) {
        self.database = database
        self.ambient = ambient
        self.events = events
    }

    /// By name. Static and external ones with how many they list; dynamic ones as they were last counted.
    package func list(
        _ purpose: ContactGroup.Purpose,
        in workspace: WorkspaceID
    ) async throws -> (groups: [ContactGroup], names: Actors) {
        try await database.read { transaction in
            let store = GroupStore(transaction, in: workspace)
            let sizes = try store.sizes(purpose)
            let groups = try store.all(purpose).map { group in
                var group = group
                if group.kind != .dynamic { group.count = sizes[group.id] ?? 0 }
                return group
            }
            return (groups, try Actors(groups.map(\.createdBy), in: workspace, transaction))
        }
    }

    package func add(
        _ wish: GroupWish,
        _ purpose: ContactGroup.Purpose,
        by caller: Caller
    ) async throws -> ContactGroup {
        let kind = wish.kind ?? (wish.filter == nil ? .static : .dynamic)
        if purpose == .segment, kind == .external { throw GroupError.kindUnwanted }
        let members = wish.contactIds ?? []
        guard kind != .dynamic || members.isEmpty else { throw GroupError.dynamic(wish.name ?? "") }
        let group = try wish.changed(
            ContactGroup(
                id: ambient.id(),
                purpose: purpose,
                kind: kind,
                name: "",
                description: "",
                createdBy: caller.name,
                createdAt: ambient.now()
            )
        )
        return try await database.write { transaction in
            let store = GroupStore(transaction, in: caller.workspace)
            guard try store.all(purpose).count < Self.groupsMax else {
                throw GroupError.tooMany(purpose, limit: Self.groupsMax)
            }
            try check(group, by: caller, transaction)
            guard try store.insert(group) else { throw GroupError.nameTaken(purpose) }
            var made = group
            if kind != .dynamic {
                made.count = Int64(try put(members, in: group, by: caller, transaction).count)
            }
            try tell(made, caller.workspace, transaction)
            return made
        }
    }

    package func change(
        _ id: GroupID,
        _ purpose: ContactGroup.Purpose,
        to wish: GroupWish,
        by caller: Caller
    ) async throws -> ContactGroup {
        try await database.write { transaction in
            let store = GroupStore(transaction, in: caller.workspace)
            guard let old = try store.find(id, purpose) else { throw GroupError.notFound(purpose) }
            guard wish.kind == nil || wish.kind == old.kind else { throw GroupError.kindUnwanted }
            var group = try wish.changed(old)
            guard try !store.isTaken(group.name, purpose, butBy: id) else { throw GroupError.nameTaken(purpose) }
            if wish.filter != nil { try check(group, by: caller, transaction) }
            try store.update(group)
            try tell(group, caller.workspace, transaction)
            if group.kind != .dynamic { group.count = try store.sizes(purpose)[id] ?? 0 }
            return group
        }
    }

    package func delete(_ id: GroupID, _ purpose: ContactGroup.Purpose, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = GroupStore(transaction, in: caller.workspace)
            guard let group = try store.find(id, purpose) else { throw GroupError.notFound(purpose) }
            try store.delete(id)
            try tell(group, caller.workspace, transaction)
        }
    }

    /// Puts contacts into a group that lists its own, or takes them out.
    ///
    /// - Returns: how many changed.
    package func set(
        _ contacts: [ContactID],
        isIn: Bool,
        _ id: GroupID,
        _ purpose: ContactGroup.Purpose,
        by caller: Caller
    ) async throws -> Int {
        guard contacts.count <= Self.membersAtOnce else {
            throw ContactError.tooMany("contacts in one call", limit: Self.membersAtOnce)
        }
        return try await database.write { transaction in
            let store = GroupStore(transaction, in: caller.workspace)
            guard let group = try store.find(id, purpose) else { throw GroupError.notFound(purpose) }
            guard group.kind != .dynamic else { throw GroupError.dynamic(group.name) }
            guard !isIn else { return try put(contacts, in: group, by: caller, transaction).count }
            var edit = ContactEdit()
            edit.leaving = [group]
            return try edited(contacts, edit, by: caller, transaction).count
        }
    }

    private func put(
        _ contacts: [ContactID],
        in group: ContactGroup,
        by caller: Caller,
        _ transaction: Transaction
    ) throws -> ContactEditor.Changes {
        guard !contacts.isEmpty else { return [:] }
        var edit = ContactEdit()
        edit.joining = [group]
        return try edited(contacts, edit, by: caller, transaction)
    }

    private func edited(
        _ contacts: [ContactID],
        _ edit: ContactEdit,
        by caller: Caller,
        _ transaction: Transaction
    ) throws -> ContactEditor.Changes {
        let editor = ContactEditor(transaction, in: caller.workspace, ambient: ambient, by: caller.name)
        let changes = try editor.apply(edit, to: editor.lock(Array(Set(contacts))))
        try ContactNews(events: events, workspace: caller.workspace).tell(changes, in: transaction)
        return changes
    }

    /// A filter that cannot be used is not kept.
    private func check(_ group: ContactGroup, by caller: Caller, _ transaction: Transaction) throws {
        guard let filter = group.filter else { return }
        let asked = Set(filter.tests.map(\.field)).intersection(["segment", "community"])
        if let field = asked.first {
            throw ContactPredicateError.value(field: field, words: "A group's own filter cannot ask for other groups.")
        }
        _ = try PredicateSQL(
            for: filter,
            in: caller.workspace,
            now: ambient.now(),
            hidesNumbers: caller.hidesNumbers,
            transaction
        ).condition(filter)
    }

    private func tell(_ group: ContactGroup, _ workspace: WorkspaceID, _ transaction: Transaction) throws {
        let kind = group.purpose == .segment ? "segments.changed" : "communities.changed"
        try events.append(
            NewEvent(workspace: workspace, kind: kind, subject: group.wireID, payload: "{}"),
            in: transaction
        )
    }
}
