import Storage
import TestSupport
import Testing

struct Refusal: Error, Equatable {
    let number: Int
}

@Suite
struct GroupCommitTests {
    @Test(arguments: TestDatabase.all)
    func `One that throws among 300 fails alone`(kind: TestDatabase) async throws {
        let database = try await kind.open(Fixtures.all)

        let refused = await withTaskGroup(of: Int?.self) { group in
            for number in 1...300 {
                group.addTask {
                    do {
                        try await database.write { transaction in
                            try transaction.run(Fixtures.insert(number, "item \(number)"))
                            if number == 150 { throw Refusal(number: number) }
                        }
                        return nil
                    } catch {
                        return (error as? Refusal)?.number ?? -1
                    }
                }
            }
            return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
        }

        #expect(refused == [150])
        let names = try await database.read { try $0.names() }
        #expect(names == (1...300).filter { $0 != 150 }.map { "item \($0)" })
        try await database.close()
    }
}
