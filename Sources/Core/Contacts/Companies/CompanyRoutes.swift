import Primitives
package import Routes
import Workspaces

/// Companies over HTTP.
package struct CompanyRoutes: Sendable {
    private let companies: CompanyService

    package init(_ companies: CompanyService) {
        self.companies = companies
    }

    package var routes: [Route] {
        [
            Route(
                .get,
                "/api/companies",
                access: .permission(.viewCompanies),
                summary:
                    "Companies by name, with how many contacts and open conversations they have, and what they cost",
                query: .page + [QueryParameter("search", "The beginning of a name")],
                gives: Page<CompanyBody>.self
            ) { call in
                let page = try call.page
                let caller = try call.caller
                let found = try await companies.page(
                    search: call.query("search").map { String($0.prefix(100)) },
                    after: page.after?.id(0),
                    limit: page.limit + 1,
                    in: caller.workspace
                )
                return .json(
                    Page(
                        fetched: found,
                        page: page,
                        cursor: { Cursor($0.company.id) },
                        item: { CompanyBody($0, for: caller) }
                    )
                )
            },
            Route(
                .post,
                "/api/companies",
                access: .permission(.editCompanies),
                summary: "Add a company",
                takes: CompanyWish.self,
                gives: CompanyBody.self,
                status: 201
            ) { call in
                let caller = try call.caller
                let made = try await companies.add(call.body(), by: caller)
                return .created(CompanyBody(made, for: caller), at: "/api/companies/\(made.company.id)")
            },
            Route(
                .get,
                "/api/companies/{id}",
                access: .permission(.viewCompanies),
                summary: "One company, with its roll-ups",
                gives: CompanyBody.self
            ) { call in
                let caller = try call.caller
                return .json(CompanyBody(try await companies.find(call.id("id"), in: caller.workspace), for: caller))
            },
            Route(
                .patch,
                "/api/companies/{id}",
                access: .permission(.editCompanies),
                summary: "Change a company",
                takes: CompanyWish.self,
                gives: CompanyBody.self
            ) { call in
                let caller = try call.caller
                let id: CompanyID = try call.id("id")
                let wish: CompanyWish = try await call.body()
                return .json(CompanyBody(try await companies.change(id, to: wish, by: caller), for: caller))
            },
            Route(
                .delete,
                "/api/companies/{id}",
                access: .permission(.deleteCompanies),
                summary: "Delete a company; its contacts stay, without one"
            ) { call in
                try await companies.delete(call.id("id"), by: call.caller)
                return .noContent
            },
        ]
    }
}

/// A company as the API gives it.
struct CompanyBody: Codable, Sendable {
    let id: CompanyID
    let name: String
    let domain: String?
    let industry: String?
    let size: String?
    let address: String?
    let taxId: String?
    let owner: NamedBody?
    let tags: [TagBody]
    let fields: [String: PlainValue]
    let contacts: Int64
    let openConversations: Int64
    /// In points, of all messages to its contacts; `nil` for those who may not see credits.
    let creditUsed: Points?
    let createdAt: Timestamp
    let updatedAt: Timestamp

    init(_ sheet: CompanySheet, for caller: Caller) {
        let company = sheet.company
        id = company.id
        name = company.name
        domain = company.domain
        industry = company.industry
        size = company.size
        address = company.address
        taxId = company.taxID
        owner = sheet.owner
        tags = sheet.tags.map(TagBody.init)
        fields = sheet.fields.mapValues { $0.shown(to: caller) }
        contacts = sheet.contacts
        openConversations = sheet.openConversations
        creditUsed = sheet.creditPermission.map { caller.can($0) } == true ? sheet.creditUsed : nil
        createdAt = company.createdAt
        updatedAt = company.updatedAt
    }
}
