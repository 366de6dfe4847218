import Storage
import Testing

@testable import Invoices

struct MigrationTests {
    @Test func `Every migration has a name of its own`() {
        let names = InvoiceMigrations.all.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
