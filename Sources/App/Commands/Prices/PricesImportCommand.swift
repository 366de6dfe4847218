package import ArgumentParser
import Credits
import Foundation
import Primitives
import Server

/// `lodestone prices import`: brings a rate card or volume tiers as Meta publishes them into the price book.
package struct PricesImportCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Import Meta's rate card or volume tiers of one currency.",
        discussion: """
            FILE is the rate card as Meta publishes it, or its file of volume tiers: CSV, one currency a file. It does not say \
            from which day it holds: --from does. Prints each price that begins or ends; with --dry-run nothing is written. A \
            file that is wrong anywhere is refused whole, with the reason. The rate card of a day comes before its tiers: a \
            list price that changes ends the tiers below it. Deliveries that waited for a price are charged within the hour.

            lodestone prices import rates-inr.csv --currency INR --from 2026-10-01 --dry-run
            lodestone prices import volume-tiers-inr.csv --currency INR --from 2026-10-01 --dry-run
            """
    )

    @OptionGroup var options: ServerOptions

    @Argument(help: "The rate card, or the file of volume tiers.")
    var file: String

    @Option(help: "The currency of the file, ISO 4217: INR, USD.")
    var currency: String

    @Option(
        help: """
            The first day on which the file holds, 2026-10-01. Of a time, 2026-10-01T00:00:00Z, only the day counts: Meta's \
            changes begin at midnight where the accounts of the currency are.
            """
    )
    var from: String

    @Option(help: "How many points one unit of the currency is: for a currency that has no price book yet.")
    var pointsPerUnit: Int64?

    @Flag(help: "Only print what would change.")
    var dryRun = false

    package init() {}

    package func validate() throws {
        guard Self.day(from) != nil else {
            throw ValidationError("--from must be a day like 2026-10-01, or a time like 2026-10-01T00:00:00Z.")
        }
        if let pointsPerUnit, !(1...1_000_000).contains(pointsPerUnit) {
            throw ValidationError("--points-per-unit must be from 1 to 1000000.")
        }
    }

    package func run() async throws {
        guard let day = Self.day(from) else { return }
        let name = URL(filePath: file).lastPathComponent
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw ValidationError("\(file) cannot be read.")
        }
        let (isTrial, points) = (dryRun, pointsPerUnit)
        let update = try await Operator.with(options) { operators in
            // A server that never ran has no book yet, and the seeds go into new books only.
            try await operators.features.credits.installSeeds()
            let sheet = try MetaPriceFile.read([UInt8](bytes), currency: currency.uppercased(), effective: day)
            return try await operators.features.credits.importPrices(
                sheet,
                source: name,
                pointsPerUnit: points,
                dryRun: isTrial
            )
        }
        Console.print("\(update)")
        Console.print(isTrial ? "A dry run: nothing of the file was written." : "Written.")
    }

    /// The day as it is written, whatever the zone behind it.
    private static func day(_ text: String) -> CivilDay? {
        guard text.count > 10 else { return CivilDay(text) }
        return Timestamp(text) == nil ? nil : CivilDay(String(text.prefix(10)))
    }
}
