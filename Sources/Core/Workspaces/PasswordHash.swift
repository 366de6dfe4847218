import Foundation
package import Storage

/// What is kept of a password: the parameters of scrypt, the salt, and the key that comes out.
///
/// Stored as `scrypt$15$8$3$…$…`, so that the parameters can grow with the machines while old hashes stay readable.
package struct PasswordHash: Sendable, Hashable {
    package struct Cost: Sendable, Hashable {
        /// log2 of scrypt's N.
        package let logRounds: Int
        package let blockSize: Int
        package let parallelism: Int

        /// 32 MiB and about 0.3 s. Source: OWASP, "Password Storage Cheat Sheet": N = 2^15, r = 8, p = 3.
        package static let standard = Cost(logRounds: 15, blockSize: 8, parallelism: 3)

        package init(logRounds: Int, blockSize: Int, parallelism: Int) {
            self.logRounds = logRounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }
    }

    let cost: Cost
    let salt: [UInt8]
    let key: [UInt8]

    init(cost: Cost, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    init?(_ text: String) {
        let pieces = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count == 6, pieces[0] == "scrypt", let logRounds = Int(pieces[1]), let blockSize = Int(pieces[2]),
            let parallelism = Int(pieces[3]), (1...20).contains(logRounds), (1...32).contains(blockSize),
            (1...16).contains(parallelism), let salt = Data(base64Encoded: pieces[4]),
            let key = Data(base64Encoded: pieces[5])
        else { return nil }
        cost = Cost(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism)
        self.salt = Array(salt)
        self.key = Array(key)
    }

    var text: String {
        let parts = ["\(cost.logRounds)", "\(cost.blockSize)", "\(cost.parallelism)"]
        let secrets = [salt, key].map { Data($0).base64EncodedString() }
        return (["scrypt"] + parts + secrets).joined(separator: "$")
    }
}

extension PasswordHash: DatabaseValue {
    package var databaseValue: Value { .text(text) }

    package init?(databaseValue: Value) {
        guard case .text(let text) = databaseValue else { return nil }
        self.init(text)
    }
}
