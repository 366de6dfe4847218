import Foundation

extension Ambient {
    /// The real world. `generator` must be the process's only one for its database.
    package static func live(generator: IDGenerator) -> Ambient {
        Ambient(
            now: { .clock() },
            sleep: { try await Task.sleep(for: $0) },
            rawID: { generator.next() },
            randomBytes: { count in
                var source = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
            }
        )
    }
}

extension Timestamp {
    /// The machine's clock. Only `Ambient` and the identifier generator may ask; everyone else is given the time.
    package static func clock() -> Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
