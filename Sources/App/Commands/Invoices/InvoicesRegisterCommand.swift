package import ArgumentParser
import Foundation
import Invoices
import Server

/// `lodestone invoices register`: what the operator's accountant files a month's return from.
package struct InvoicesRegisterCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Write the documents of a month as CSV, to file returns from.",
        discussion: """
            Tax invoices, receipts and credit notes of all workspaces, a line for each of their lines, in the order of their \
            dates. A month begins and ends at midnight in India.

            lodestone invoices register --month 2026-11 --out november.csv
            """
    )

    @OptionGroup var options: ServerOptions

    @Option(help: "The month, 2026-11.")
    var month: String

    @Option(help: "The file to write; standard output when left out.")
    var out: String?

    package init() {}

    package func validate() throws {
        guard Month(month) != nil else { throw ValidationError("--month must be like 2026-11.") }
    }

    package func run() async throws {
        guard let month = Month(month) else { return }
        let file = try output()
        try await Operator.with(options) { operators in
            // What spreadsheet programs need to see UTF-8.
            try file.write(contentsOf: Data("\u{FEFF}".utf8))
            try await Register(operators.features.invoices, month: month).write { text in
                try file.write(contentsOf: Data(text.utf8))
            }
        }
        if out != nil { try file.close() }
    }

    private func output() throws -> FileHandle {
        guard let out else { return .standardOutput }
        guard FileManager.default.createFile(atPath: out, contents: nil), let file = FileHandle(forWritingAtPath: out)
        else { throw ValidationError("\(out) cannot be written.") }
        return file
    }
}
