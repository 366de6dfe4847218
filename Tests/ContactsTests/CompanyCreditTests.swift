@testable import Contacts
import Primitives
import Routes
import Storage
import TestSupport
import Testing

/// Who is told what a company costs.
struct CompanyCreditTests {
    @Test(arguments: TestDatabase.all)
    func `Credits used are for those who may see credits, and zero where there are none`(kind: TestDatabase)
        async throws
    {
        let world = try await BookWorld(kind)
        let permission = Permission("credits.view", from: .member)
        let (asked, acme) = (Points(micro: 1_726_200), try await world.company("Acme"))
        _ = try await world.company("Other")
        let service = CompanyService(
            database: world.database,
            ambient: world.ambient,
            events: world.events,
            credit: CompanyService.Credit(permission: permission) { _, workspace, ids in
                #expect(workspace == world.here && ids.count == 2)
                return [acme: asked]
            }
        )
        let sheets = try await service.page(search: nil, after: nil, limit: 10, in: world.here)

        func key(_ scopes: Set<String>) -> Caller {
            Caller(workspace: world.here, actor: .apiKey(APIKeyID(rawValue: 1), scopes: scopes))
        }
        let seeing = sheets.map { CompanyBody($0, for: key(["companies.view", "credits.view"])).creditUsed }
        #expect(seeing == [asked, .zero])
        #expect(sheets.allSatisfy { CompanyBody($0, for: key(["companies.view"])).creditUsed == nil })
    }
}

extension BookWorld {
    fileprivate func company(_ name: String) async throws -> CompanyID {
        try await book.companies.add(CompanyWish(name: name), by: caller()).company.id
    }
}
