import Crypto
import CryptoExtras
import Foundation
import HTTPTypes
package import Primitives
import Routes
import Synchronization

/// Turns passwords into hashes, slowly on purpose, on threads of its own.
///
/// Two at a time: each takes 32 MiB and a core for a third of a second, and the rest of the server goes on. At most 64
/// wait; the next is told to come back, so that a flood of sign-ins cannot pile up.
package final class PasswordHasher: Sendable {
    private let cost: PasswordHash.Cost
    private let ambient: Ambient
    private let threads: OperationQueue
    private let waiting = Mutex(0)
    /// What a password is compared with when there is no such person, so that the answer takes as long.
    private let nobody: PasswordHash

    private static let waitingMax = 64

    package init(cost: PasswordHash.Cost = .standard, ambient: Ambient) {
        self.cost = cost
        self.ambient = ambient
        threads = OperationQueue()
        threads.maxConcurrentOperationCount = 2
        threads.name = "passwords"
        nobody = PasswordHash(cost: cost, salt: ambient.randomBytes(16), key: ambient.randomBytes(32))
    }

    /// - Throws: the problem `busy` when too many wait.
    package func hash(_ password: Password) async throws -> PasswordHash {
        try await hash(accepted: password.text)
    }

    /// For a password that was taken before, whatever today's rules are.
    func hash(accepted text: String) async throws -> PasswordHash {
        let salt = ambient.randomBytes(16)
        let key = try await derive(text, salt: salt, cost: cost)
        return PasswordHash(cost: cost, salt: salt, key: key)
    }

    /// - Parameter hash: `nil` when there is no such person: takes as long, and is never right.
    /// - Throws: the problem `busy` when too many wait.
    package func verify(_ text: String, against hash: PasswordHash?) async throws -> Bool {
        let wanted = hash ?? nobody
        // Longer than any password that was ever accepted: costs the same and cannot be right.
        let given = String(decoding: text.utf8.prefix(Password.bytesMax + 1), as: UTF8.self)
        let key = try await derive(given, salt: wanted.salt, cost: wanted.cost)
        // Digests compare in constant time.
        let isEqual = SHA256.hash(data: key) == SHA256.hash(data: wanted.key)
        return isEqual && hash != nil
    }

    /// Whether the hash was made with other parameters than are used today.
    package func isOutdated(_ hash: PasswordHash) -> Bool { hash.cost != cost }

    private func derive(_ text: String, salt: [UInt8], cost: PasswordHash.Cost) async throws -> [UInt8] {
        let isTooMany = waiting.withLock { waiting in
            if waiting >= Self.waitingMax { return true }
            waiting += 1
            return false
        }
        guard !isTooMany else { throw Self.busy }
        defer { waiting.withLock { $0 -= 1 } }
        let result: Result<[UInt8], any Error> = await withCheckedContinuation { continuation in
            threads.addOperation {
                continuation.resume(
                    returning: Result {
                        let key = try KDF.Scrypt.deriveKey(
                            from: Array(text.utf8),
                            salt: salt,
                            outputByteCount: 32,
                            rounds: 1 << cost.logRounds,
                            blockSize: cost.blockSize,
                            parallelism: cost.parallelism
                        )
                        return key.withUnsafeBytes { Array($0) }
                    }
                )
            }
        }
        return try result.get()
    }

    private static let busy = Problem(
        "busy",
        status: 503,
        title: "Too many people sign in at this moment",
        detail: "Try again in a few seconds.",
        headers: [.retryAfter: "5"]
    )
}
