import Credits
import CreditsSimulation
import Foundation
import Primitives
import Storage
import TestSupport
import Testing

/// 500 random lives of a wallet against an oracle that moves single coins. A failure names its seed; `SEED=123` in the
/// environment runs that one alone.
struct SimulationTests {
    private static let chosen = ProcessInfo.processInfo.environment["SEED"].flatMap { Int($0) }

    /// All seeds on SQLite; PostgreSQL takes every tenth, for it pays a round trip for each statement.
    private static let slices = chosen.map { [$0..<$0 + 1] } ?? (0..<20).map { $0 * 25..<($0 + 1) * 25 }

    private func database(_ kind: TestDatabase) async throws -> Database {
        let database = try await kind.open(Bank.migrations)
        try await database.write { try SimulationPrices.install(in: $0) }
        return database
    }

    private func run(_ seeds: some Sequence<Int> & Sendable, on kind: TestDatabase) async throws {
        let database = try await database(kind)
        for seed in seeds {
            let difference = try await database.write { transaction -> String? in
                do {
                    try Simulation(seed: UInt64(seed), in: transaction).run()
                    return nil
                } catch let difference as Simulation.Difference {
                    return difference.description
                }
            }
            #expect(difference == nil, "seed \(seed) on \(kind.rawValue): \(difference ?? "")")
            if difference != nil { return }
        }
    }

    @Test(arguments: slices)
    func `Five hundred random lives of a wallet end as the oracle says`(seeds: Range<Int>) async throws {
        try await run(seeds, on: .sqlite)
    }

    @Test(.enabled(if: TestDatabase.all.contains(.postgres)), arguments: [0, 1, 2, 3, 4])
    func `Fifty of them on PostgreSQL too`(slice: Int) async throws {
        try await run(Self.chosen.map { [$0] } ?? Array(stride(from: slice * 10, to: 500, by: 50)), on: .postgres)
    }
}
