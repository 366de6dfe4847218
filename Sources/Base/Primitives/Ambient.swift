/// What every service takes from the world besides its data: the time, fresh identities and randomness.
///
/// One value, so that a test can hold all three still.
package struct Ambient: Sendable {
    package var now: @Sendable () -> Timestamp
    package var sleep: @Sendable (Duration) async throws -> Void
    package var rawID: @Sendable () -> Int64
    /// That many bytes from a cryptographic source.
    package var randomBytes: @Sendable (Int) -> [UInt8]

    package init(
        now: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        rawID: @escaping @Sendable () -> Int64,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.sleep = sleep
        self.rawID = rawID
        self.randomBytes = randomBytes
    }

    /// A fresh identity of the kind the caller expects.
    package func id<Kind>() -> ID<Kind> {
        ID(rawValue: rawID())
    }
}
