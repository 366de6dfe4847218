import Commands
import Events
import Foundation
import Invoices
import Primitives
import Storage
import Testing

@Suite(.timeLimit(.minutes(2)))
struct InvoicesCommandTests {
    /// A receipt of 100 rupees for each of two workspaces, today. Gives the month.
    private func issue(_ run: CommandRun) async throws -> String {
        let ambient = Ambient.live(generator: IDGenerator(node: 1, clock: Timestamp.clock))
        let desk = DocumentDesk(ambient: ambient, events: EventLog(ambient: ambient, subscribers: []))
        let party = Party(
            legalName: "Asha Rao",
            addressLines: ["1 Road"],
            city: "Pune",
            postalCode: "411001",
            stateCode: "27",
            country: "IN"
        )
        let supplier = Supplier(
            party: party,
            sac: "998429",
            series: try Supplier.Series(taxInvoice: "WA", receipt: "WR", creditNote: "WC"),
            signatory: "A. Rao"
        )
        let price = Money(minor: 10_000, currency: "INR")
        let line = DocumentLine(
            description: "Message credits",
            sac: "998429",
            quantity: 1,
            unit: "",
            unitPrice: price,
            net: price
        )
        try await run.write { transaction in
            for workspace in Int64(7)...8 {
                let new = NewDocument(
                    workspace: WorkspaceID(rawValue: workspace),
                    kind: .receipt,
                    reference: "payment:1",
                    supplier: supplier,
                    recipient: party,
                    lines: [line],
                    rates: .standard
                )
                _ = try desk.issue(new, in: transaction)
            }
        }
        return String("\(IndianTime.day(of: ambient.now()))".prefix(7))
    }

    @Test func `The register of all workspaces goes into a file`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        let month = try await issue(run)
        let file = run.folder.appending(path: "register.csv").path

        #expect(await run.code(of: InvoicesRegisterCommand.self, ["--month", month, "--out", file]) == 0)

        let bytes = try #require(FileManager.default.contents(atPath: file))
        #expect(bytes.starts(with: Data("\u{FEFF}document_type,".utf8)))
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.count == 4)
        #expect(lines[1].contains("/000001,") && lines[2].contains("/000002,"))
        #expect(await run.code(of: InvoicesRegisterCommand.self, ["--month", "soon"]) != 0)
    }

    @Test func `A hole in the numbers ends verify with 1`() async throws {
        let run = try CommandRun()
        defer { run.remove() }
        _ = try await issue(run)
        #expect(await run.code(of: VerifyCommand.self) == 0)

        _ = try await run.write { try $0.run("UPDATE document_series SET last_serial = 3") }

        #expect(await run.code(of: VerifyCommand.self) == 1)
    }
}
