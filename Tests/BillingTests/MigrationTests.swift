import Storage
import Testing

@testable import Billing

struct MigrationTests {
    @Test func `Every migration has a name of its own`() {
        let names = BillingMigrations.all.map(\.name)
        #expect(Set(names).count == names.count)
    }
}
