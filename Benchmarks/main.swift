import Foundation

// The parts of `make bench` that need Swift; the programs in Python call the last three beside real servers.
let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "commit": try await benchGroupCommit()
case "credits": try await benchCredits()
case "ledger": try await benchLedger(LedgerOptions(Array(arguments.dropFirst())))
case "inbox": try await InboxFill.run(Array(arguments.dropFirst()))
case "timers": try await TimerBench.run(Array(arguments.dropFirst()))
case "bare": try await runBareServer()
case "load": try benchLoad(LoadOptions(Array(arguments.dropFirst())))
default:
    print(
        "usage: bench commit | credits | ledger [--quick] [PART…] | inbox | timers [--quick] | bare | load --port PORT --secret SECRET --number ID --seconds N"
    )
    exit(2)
}
