import Foundation

// The parts of `make bench` that need Swift; Benchmarks/processes.py calls the last two beside real servers.
let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "commit": try await benchGroupCommit()
case "credits": try await benchCredits()
case "ledger": try await benchLedger(LedgerOptions(Array(arguments.dropFirst())))
case "bare": try await runBareServer()
case "load": try benchLoad(LoadOptions(Array(arguments.dropFirst())))
default:
    print(
        "usage: bench commit | credits | ledger [--quick] [PART…] | bare | load --port PORT --secret SECRET --number ID --seconds N"
    )
    exit(2)
}
