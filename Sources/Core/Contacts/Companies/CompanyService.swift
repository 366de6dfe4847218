package import Events
package import Primitives
package import Routes
package import Storage
import Workspaces

/// What people do with companies.
package struct CompanyService: Sendable {
    /// What the modules above know of a company's contacts, by company: open conversations.
    package typealias RollUp = @Sendable (Transaction, WorkspaceID, [CompanyID]) throws -> [CompanyID: Int64]

    /// What the messages to a company's contacts have cost, and who may see it.
    package struct Credit: Sendable {
        let permission: Permission
        let used: @Sendable (Transaction, WorkspaceID, [CompanyID]) throws -> [CompanyID: Points]

        package init(
            permission: Permission,
            used: @escaping @Sendable (Transaction, WorkspaceID, [CompanyID]) throws -> [CompanyID: Points]
        ) {
            self.permission = permission
            self.used = used
        }
    }

    let database: Database
    let ambient: Ambient
    let events: EventLog
    let openConversations: RollUp
    let credit: Credit?
    let countryOf: @Sendable (Transaction, WorkspaceID) throws -> String?

    package init(
        database: Database,
        ambient: Ambient,
        events: EventLog,
        openConversations: @escaping RollUp = { _, _, _ in [:] },
        credit: Credit? = nil,
        countryOf: @escaping @Sendable (Transaction, WorkspaceID) throws -> String? = { _, _ in nil }
    ) {
        self.database = database
        self.ambient = ambient
        self.events = events
        self.openConversations = openConversations
        self.credit = credit
        self.countryOf = countryOf
    }

    package func page(
        search: String?,
        after last: CompanyID?,
        limit: Int,
        in workspace: WorkspaceID
    ) async throws -> [CompanySheet] {
        try await database.read { transaction in
            let page = try CompanyStore(transaction, in: workspace).page(search: search, after: last, limit: limit)
            return try sheets(page, in: workspace, transaction)
        }
    }

    package func find(_ id: CompanyID, in workspace: WorkspaceID) async throws -> CompanySheet {
        try await database.read { try sheet(id, in: workspace, $0) }
    }

    package func add(_ wish: CompanyWish, by caller: Caller) async throws -> CompanySheet {
        let workspace = caller.workspace
        return try await database.write { transaction in
            let now = ambient.now()
            let new = Company(id: ambient.id(), name: "", createdAt: now, updatedAt: now)
            let company = try changed(new, wish, in: workspace, transaction)
            guard try CompanyStore(transaction, in: workspace).insert(company) else {
                throw try taken(company.name, in: workspace, transaction)
            }
            let journal = Journal(transaction, in: workspace, ambient: ambient, by: caller.name)
            try journal.write([.init(company.id.subject, .created)])
            let values = try reader(workspace, transaction).newValues(wish.fields ?? [:], of: .company)
            try write(wish, values, of: company.id, by: caller, transaction)
            try tell(company.id, "company.created", in: workspace, transaction)
            return try sheet(company.id, in: workspace, transaction)
        }
    }

    package func change(_ id: CompanyID, to wish: CompanyWish, by caller: Caller) async throws -> CompanySheet {
        let workspace = caller.workspace
        return try await database.write { transaction in
            let store = CompanyStore(transaction, in: workspace)
            guard let old = try store.find(id) else { throw CompanyError.notFound(id) }
            var company = try changed(old, wish, in: workspace, transaction)
            if let other = try store.find(named: company.name), other.id != id {
                throw CompanyError.nameTaken(other.id)
            }
            company.updatedAt = ambient.now()
            try store.update(company)
            if old.name != company.name {
                try Journal(transaction, in: workspace, ambient: ambient, by: caller.name)
                    .write([.init(id.subject, .name, from: old.name, to: company.name)])
            }
            let values = try reader(workspace, transaction).values(wish.fields ?? [:], of: .company)
            try write(wish, values, of: id, by: caller, transaction)
            try tell(id, "company.changed", in: workspace, transaction)
            return try sheet(id, in: workspace, transaction)
        }
    }

    package func delete(_ id: CompanyID, by caller: Caller) async throws {
        try await database.write { transaction in
            let store = CompanyStore(transaction, in: caller.workspace)
            guard let company = try store.find(id) else { throw CompanyError.notFound(id) }
            try store.delete(id)
            try AuditLog(ambient: ambient)
                .record("companies.deleted", subject: "\(id)", detail: company.name, by: caller, in: transaction)
            try tell(id, "company.deleted", in: caller.workspace, transaction)
        }
    }

    private func reader(_ workspace: WorkspaceID, _ transaction: Transaction) throws -> WishReader {
        WishReader(
            transaction: transaction,
            workspace: workspace,
            country: try countryOf(transaction, workspace)
        )
    }

    private func changed(
        _ old: Company,
        _ wish: CompanyWish,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> Company {
        var company = try wish.changed(old)
        if case .set(let owner) = try reader(workspace, transaction).owner(wish.ownerId) { company.owner = owner }
        return company
    }

    private func taken(
        _ name: String,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> CompanyError {
        guard let other = try CompanyStore(transaction, in: workspace).find(named: name) else {
            return .text(field: "name", limit: CompanyWish.nameMax)
        }
        return .nameTaken(other.id)
    }

    private func write(
        _ wish: CompanyWish,
        _ values: [(field: ContactField, value: FieldValue?)],
        of id: CompanyID,
        by caller: Caller,
        _ transaction: Transaction
    ) throws {
        let workspace = caller.workspace
        let editor = ContactEditor(transaction, in: workspace, ambient: ambient, by: caller.name)
        try FieldStore(transaction, in: workspace)
            .set(values.map { FieldChange(id.subject, $0.field, $0.value) }, journal: editor.journal)
        guard let wanted = wish.tagIds else { return }
        let tags = try reader(workspace, transaction).tags(wanted)
        let present = try TagStore(transaction, in: workspace).tags(of: [id.subject])[id.subject] ?? []
        _ = try editor.tag([id.subject], adding: tags, removing: present.filter { !tags.contains($0) })
    }

    private func tell(
        _ id: CompanyID,
        _ kind: String,
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws {
        try events.append(
            NewEvent(
                workspace: workspace,
                kind: kind,
                subject: "\(id)",
                payload: try JSON.text(["companyId": "\(id)"])
            ),
            in: transaction
        )
    }
}
