import Foundation
import Routes
import Synchronization
import TestSupport
import Testing

@testable import Invoices

struct PrinterTests {
    @Test func `Two documents are made at a time, and one too many is told to come back`() async throws {
        let printer = DocumentPrinter()
        let tally = Tally()
        let gate = DispatchSemaphore(value: 0)
        let results = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    do {
                        try await printer.run {
                            tally.begin()
                            gate.wait()
                            tally.end()
                        }
                        return 200
                    } catch {
                        // The refused come back first, and let the others go.
                        for _ in 0..<40 { gate.signal() }
                        return (error as? Problem)?.status ?? 500
                    }
                }
            }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(tally.most <= 2)
        #expect(results.contains(503) && results.contains(200) && !results.contains(500))
    }

    @Test func `Documents made at once have the bytes of those made alone`() async throws {
        let office = try await Office.open(.sqlite)
        let document = try await office.issue("500.00")
        let alone = try document.pdf()
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { try await office.service.printer.pdf(document) } }
            for try await bytes in group { #expect(bytes == alone) }
        }
    }

    private final class Tally: Sendable {
        private let state = Mutex((running: 0, most: 0))

        var most: Int { state.withLock(\.most) }

        func begin() {
            state.withLock { state in
                state.running += 1
                state.most = max(state.most, state.running)
            }
        }

        func end() {
            state.withLock { $0.running -= 1 }
        }
    }
}
