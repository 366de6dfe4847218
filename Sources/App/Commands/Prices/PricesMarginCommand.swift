package import ArgumentParser
import Credits
import Primitives
import Server
import Storage

/// `lodestone prices margin`: what is added to Meta's rates from a day on.
package struct PricesMarginCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "margin",
        abstract: "Add a margin to Meta's rates from a day on, or list the margins of a book.",
        discussion: """
            Prices of that day on are Meta's rates and the margin, rounded half up to the millionth of a point. The day has to \
            be one to come: what began is never changed. The same day again replaces what was planned for it.

            lodestone prices margin INR --from 2027-01-01 --percent 12.5
            """
    )

    @OptionGroup var options: ServerOptions

    @Argument(help: "The price book: INR, USD.")
    var book: String

    @Option(help: "The first day, 2027-01-01.")
    var from: String?

    @Option(help: "0 to 1000, with at most two decimals.")
    var percent: String?

    package init() {}

    package func validate() throws {
        guard (from == nil) == (percent == nil) else { throw ValidationError("--from and --percent go together.") }
        if let from, CivilDay(from) == nil { throw ValidationError("--from must be a day like 2027-01-01.") }
        if let percent, Margin(percent: percent) == nil {
            throw ValidationError("--percent must be from 0 to \(Margin.most.percent), with at most two decimals.")
        }
    }

    package func run() async throws {
        let name = book.uppercased()
        let (day, margin) = (from.flatMap { CivilDay($0) }, percent.flatMap { Margin(percent: $0) })
        let (update, standing) = try await Operator.with(options) { operators in
            let credits = operators.features.credits
            // A server that never ran has no book yet.
            try await credits.installSeeds()
            var update: MarginUpdate?
            if let day, let margin { update = try await credits.setMargin(margin, from: day, of: name) }
            let books = try await operators.database.read { try credits.priceBooks(in: $0) }
            return (update, books.first { $0.terms.currency == name })
        }
        guard let standing else { throw ValidationError("There is no price book \(name).") }
        if let update { Console.print("\(update)") }
        for step in standing.margins { Console.print("from \(step.from): \(step.margin.percent) %") }
        if standing.margins.isEmpty { Console.print("No margin: prices are Meta's rates.") }
    }
}
