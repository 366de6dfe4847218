import Credits
import CreditsSimulation
import Events
import Jobs
import Storage
import StorageSQLite

/// Random lives of wallets on the ledger and on the oracle, until so many operations were done. Says how many lives differed,
/// with the first that did.
func benchOracle(_ name: String, operations: Int, from seed: UInt64) async throws {
    try await benchOracle(name, seeds: (operations + Simulation.horizon - 1) / Simulation.horizon, from: seed)
}

func benchOracle(_ name: String, seeds: Int, from seed: UInt64) async throws {
    var violations = 0
    var first: String?
    let taken = try await milliseconds {
        for start in stride(from: 0, to: seeds, by: 100) {
            // A database of its own for a hundred lives: what grows is not what is looked at here.
            let database = Database(try SQLiteEngine.temporary())
            try await Migrator(JobMigrations.all + EventMigrations.all + CreditMigrations.all).run(on: database)
            try await database.write { try SimulationPrices.install(in: $0) }
            for place in start..<min(start + 100, seeds) {
                let life = seed + UInt64(place)
                let difference = try await database.write { transaction -> String? in
                    do {
                        try Simulation(seed: life, in: transaction).run()
                        return nil
                    } catch let difference as Simulation.Difference {
                        return difference.description
                    }
                }
                guard let difference else { continue }
                violations += 1
                first = first ?? "seed \(life): \(difference)"
            }
            try await database.close()
        }
    }
    print(
        "\(name): \(seeds * Simulation.horizon) operations in \(seeds) lives, \(violations) violations (aim 0), "
            + "\(Int64(seeds * Simulation.horizon) * 1000 / taken) operations/s beside the oracle"
    )
    if let first { print(first) }
}
