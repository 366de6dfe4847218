package import Primitives
import Synchronization

extension Ambient {
    /// A world that stands still: `clock` moves when told, identities count 1, 2, 3, …, and randomness follows `seed`.
    package static func test(_ clock: TestClock = TestClock(), seed: UInt64 = 1) -> Ambient {
        let source = TestSource(seed: seed)
        return Ambient(
            now: { clock.now },
            sleep: { try await clock.sleep(for: $0) },
            rawID: { source.nextID() },
            randomBytes: { source.bytes($0) }
        )
    }
}

/// Identities and bytes for one test.
private final class TestSource: Sendable {
    private let lastID = Mutex<Int64>(0)
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64) {
        generator = Mutex(SeededGenerator(seed: seed))
    }

    func nextID() -> Int64 {
        lastID.withLock { last in
            last += 1
            return last
        }
    }

    func bytes(_ count: Int) -> [UInt8] {
        generator.withLock { $0.bytes(count) }
    }
}
