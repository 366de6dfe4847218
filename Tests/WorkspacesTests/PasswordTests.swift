import HTTPTypes
import Primitives
import Routes
import Storage
import TestSupport
import Testing

@testable import Workspaces

@Suite struct PasswordTests {
    @Test(arguments: [
        ("short", Password.Weakness.tooShort), ("", .tooShort), ("password123", .common), ("Password1234!", .common),
        ("1234567890", .common), ("qwertyuiop", .common), ("aaaaaaaaaaaa", .common), ("abababababab", .common),
        ("passwordpassword", .common), ("9876543210", .common), ("iloveyou2024", .common),
        ("ada@example.com", .personal), ("ADA LOVELACE", .personal), (String(repeating: "abcde", count: 103), .tooLong),
    ])
    func `What is guessed first is refused`(text: String, weakness: Password.Weakness) {
        #expect(throws: weakness) { try Password(text, personal: ["Ada Lovelace", "ada@example.com"]) }
    }

    @Test(arguments: [
        "three-brass-wheels", "correct horse battery", "päßwörter sind schön", "🐎🔋📎🐴🎺🎻🥁🎹🎸🪕", "x7#kQ!mm2p",
    ])
    func `What is long and one's own is taken`(text: String) throws {
        _ = try Password(text, personal: ["Ada", "ada@example.com"])
    }

    @Test func `A hash reads as it was written, and opens by its password alone`() async throws {
        let hasher = PasswordHasher(cost: House.cost, ambient: .test())
        let hash = try await hasher.hash(try Password("three-brass-wheels"))
        let read = try #require(PasswordHash(hash.text))

        #expect(read == hash)
        #expect(try await hasher.verify("three-brass-wheels", against: read))
        #expect(try await !hasher.verify("three-brass-wheel", against: read))
        #expect(try await !hasher.verify("", against: read))
        #expect(try await !hasher.verify("three-brass-wheels", against: nil))
        #expect(try await !hasher.verify(String(repeating: "x", count: 5_000_000), against: read))
    }

    @Test func `Two people with one password have two hashes`() async throws {
        let hasher = PasswordHasher(cost: House.cost, ambient: .test())
        let first = try await hasher.hash(try Password("three-brass-wheels"))
        let second = try await hasher.hash(try Password("three-brass-wheels"))
        #expect(first.key != second.key)
    }

    @Test(arguments: [
        "", "scrypt$15$8$1$AA==", "bcrypt$15$8$1$AA==$AA==", "scrypt$99$8$1$AA==$AA==", "scrypt$15$8$1$*$AA==",
    ])
    func `What is no hash is refused`(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func `The standard cost is what OWASP advises`() {
        #expect(PasswordHash.Cost.standard == .init(logRounds: 15, blockSize: 8, parallelism: 3))
    }

    @Test func `A crowd is told to come back instead of piling up`() async throws {
        let hasher = PasswordHasher(cost: .init(logRounds: 12, blockSize: 8, parallelism: 1), ambient: .test())
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...200 {
                group.addTask { (try? await hasher.verify("x", against: nil)) != nil }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.contains(true))
        #expect(outcomes.contains(false))
        #expect(try await !hasher.verify("x", against: nil))
    }
}
