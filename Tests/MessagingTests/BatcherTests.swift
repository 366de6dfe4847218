@testable import Messaging
import Synchronization
import Testing

struct BatcherTests {
    private struct Refused: Error {}

    @Test func `Every item is written once, and those that come together share a write`() async throws {
        let written = Mutex<[[Int]]>([])
        let batcher = Batcher<Int>(limit: 50) { items in
            await Task.yield()
            written.withLock { $0.append(items) }
        }

        try await withThrowingTaskGroup { group in
            for item in 0..<1000 { group.addTask { try await batcher.submit(item) } }
            try await group.waitForAll()
        }

        let batches = written.withLock { $0 }
        #expect(batches.flatMap { $0 }.sorted() == Array(0..<1000))
        #expect(batches.allSatisfy { $0.count <= 50 })
    }

    @Test func `A failed write fails the items that were in it, and the next ones go on`() async throws {
        let batcher = Batcher<Int>(limit: 10) { items in
            if items.contains(13) { throw Refused() }
        }

        await #expect(throws: Refused.self) { try await batcher.submit(13) }
        try await batcher.submit(14)
    }
}
