package import Primitives
package import Storage

/// SQL of companies.
package struct CompanyStore {
    let transaction: Transaction
    let workspace: WorkspaceID

    package init(_ transaction: Transaction, in workspace: WorkspaceID) {
        self.transaction = transaction
        self.workspace = workspace
    }

    package func find(_ id: CompanyID) throws -> Company? {
        try transaction.row("SELECT * FROM companies WHERE workspace_id = \(workspace) AND id = \(id)")
            .map(Company.init)
    }

    /// Whatever the case and the accents.
    package func find(named name: String) throws -> Company? {
        try transaction.row(
            "SELECT * FROM companies WHERE workspace_id = \(workspace) AND folded_name = \(FoldedText(name).value)"
        ).map(Company.init)
    }

    /// By name, those that begin with `search`.
    package func page(search: String?, after last: CompanyID?, limit: Int) throws -> [Company] {
        var sql: SQL = "SELECT * FROM companies WHERE workspace_id = \(workspace)"
        if let search, !search.isEmpty {
            let text = FoldedText(search)
            sql += " AND folded_name >= \(text.value) AND folded_name < \(text.end)"
        }
        if let last {
            sql += """
                 AND folded_name > (SELECT folded_name FROM companies WHERE workspace_id = \(workspace) AND id = \(last))
                """
        }
        return try transaction.rows(sql + " ORDER BY folded_name LIMIT \(limit)").map(Company.init)
    }

    /// `false` when the name is taken.
    package func insert(_ company: Company) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO companies (workspace_id, id, name, folded_name, domain, industry, size, address, tax_id, owner_id,
                created_at, updated_at)
            VALUES (\(workspace), \(company.id), \(company.name), \(FoldedText(company.name).value), \(company.domain),
                \(company.industry), \(company.size), \(company.address), \(company.taxID),
                \(company.owner ?? MemberID(rawValue: 0)), \(company.createdAt), \(company.updatedAt))
            ON CONFLICT (workspace_id, folded_name) DO NOTHING
            """
        ) == 1
    }

    func update(_ company: Company) throws {
        try transaction.run(
            """
            UPDATE companies SET name = \(company.name), folded_name = \(FoldedText(company.name).value),
                domain = \(company.domain), industry = \(company.industry), size = \(company.size),
                address = \(company.address), tax_id = \(company.taxID),
                owner_id = \(company.owner ?? MemberID(rawValue: 0)), updated_at = \(company.updatedAt)
            WHERE workspace_id = \(workspace) AND id = \(company.id)
            """
        )
    }

    /// Its contacts stay, without a company.
    func delete(_ id: CompanyID) throws {
        try transaction.run(
            "UPDATE contacts SET company_id = 0 WHERE workspace_id = \(workspace) AND company_id = \(id) AND company_id <> 0"
        )
        for table in ["field_values", "contact_tags", "contact_journal"] {
            try transaction.run(
                "DELETE FROM \(raw: table) WHERE workspace_id = \(workspace) AND subject_id = \(id.subject)"
            )
        }
        try transaction.run("DELETE FROM companies WHERE workspace_id = \(workspace) AND id = \(id)")
    }

    /// How many contacts each has. One statement.
    func contacts(of ids: [CompanyID]) throws -> [CompanyID: Int64] {
        let rows = try transaction.rows(
            """
            SELECT company_id, count(*) AS contacts FROM contacts
            WHERE workspace_id = \(workspace) AND company_id <> 0 AND company_id IN \(list: ids) AND deleted_at IS NULL
            GROUP BY company_id
            """
        )
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0["company_id"], try $0["contacts"]) })
    }
}

extension ContactStore {
    /// Who belongs to these companies, `id` and `company_id`, for a statement of a module above.
    package static func members(of companies: [CompanyID], in workspace: WorkspaceID) -> SQL {
        """
        SELECT id, company_id FROM contacts
        WHERE workspace_id = \(workspace) AND company_id <> 0 AND company_id IN \(list: companies) AND deleted_at IS NULL
        """
    }
}
