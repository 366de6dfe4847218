import Primitives
import Routes
import Storage
import Workspaces

/// A company with everything that is shown of it.
package struct CompanySheet: Sendable {
    package let company: Company
    let tags: [Tag]
    let fields: [String: FieldValue]
    let owner: NamedBody?
    let contacts: Int64
    let openConversations: Int64
    /// What messages to its contacts have cost, for those who may see it.
    let creditUsed: Points?
    let creditPermission: Permission?
}

extension CompanyService {
    func sheet(_ id: CompanyID, in workspace: WorkspaceID, _ transaction: Transaction) throws -> CompanySheet {
        guard let company = try CompanyStore(transaction, in: workspace).find(id),
            let sheet = try sheets([company], in: workspace, transaction).first
        else { throw CompanyError.notFound(id) }
        return sheet
    }

    /// Four statements, however many there are.
    func sheets(
        _ companies: [Company],
        in workspace: WorkspaceID,
        _ transaction: Transaction
    ) throws -> [CompanySheet] {
        guard !companies.isEmpty else { return [] }
        let ids = companies.map(\.id)
        let parts = try SheetParts(
            of: ids.map(\.subject),
            members: companies.compactMap(\.owner),
            in: workspace,
            transaction
        )
        let contacts = try CompanyStore(transaction, in: workspace).contacts(of: ids)
        let open = try openConversations(transaction, workspace, ids)
        let used = try credit?.used(transaction, workspace, ids)
        return companies.map { company in
            CompanySheet(
                company: company,
                tags: parts.tags[company.id.subject] ?? [],
                fields: parts.fields[company.id.subject] ?? [:],
                owner: parts.named(company.owner),
                contacts: contacts[company.id] ?? 0,
                openConversations: open[company.id] ?? 0,
                creditUsed: used.map { $0[company.id] ?? .zero },
                creditPermission: credit?.permission
            )
        }
    }
}
