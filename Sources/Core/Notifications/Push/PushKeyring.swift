import Crypto
package import Logging
package import Primitives
package import Storage

/// The instance's key pairs: the first is made when it is first asked for.
package struct PushKeyring: Sendable {
    private let database: Database
    private let ambient: Ambient
    private let sealing: Sealing
    private let logger: Logger

    package init(database: Database, ambient: Ambient, sealing: Sealing, logger: Logger) {
        self.database = database
        self.ambient = ambient
        self.sealing = sealing
        self.logger = logger
    }

    /// The newest pair, which browsers are given. Made when there is none, or none that the instance's key opens.
    func current() async throws -> PushKey {
        let newest = try await database.read { try find("ORDER BY generation DESC LIMIT 1", $0) }
        if let newest, let key = opened(newest) { return key }
        return try await make(after: newest?.generation ?? 0)
    }

    /// `nil` when there is no such pair, or the instance's key does not open it.
    func find(_ generation: Int64) async throws -> PushKey? {
        try await database.read { try find("AND generation = \(generation)", $0) }.flatMap(opened)
    }

    /// The pair with this public key, as browsers have it.
    func find(publicText: String) async throws -> PushKey? {
        guard let bytes = Base64URL.bytes(publicText) else { return nil }
        return try await database.read { try find("AND public_key = \(bytes)", $0) }.flatMap(opened)
    }

    /// Makes a new pair. Browsers take it up when they next open the app; until then the old one signs for them.
    ///
    /// - Returns: the public key, as browsers are given it.
    package func rotate() async throws -> String {
        let newest = try await database.read { try find("ORDER BY generation DESC LIMIT 1", $0) }
        return try await make(after: newest?.generation ?? 0).publicText
    }

    private struct Sealed: Sendable {
        let generation: Int64
        let publicKey: [UInt8]
        let privateKey: [UInt8]
    }

    /// Another process may make one at the same moment: then that one counts.
    private func make(after generation: Int64) async throws -> PushKey {
        let secret = P256.Signing.PrivateKey()
        let publicKey = Array(secret.publicKey.x963Representation)
        let privateKey = try sealing.seal(Base64URL.text(secret.rawRepresentation), Self.context(publicKey))
        let now = ambient.now()
        let kept = try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO push_keys (workspace_id, generation, public_key, private_key, created_at)
                VALUES (\(WorkspaceID.instance), \(generation + 1), \(publicKey), \(privateKey), \(now))
                ON CONFLICT (workspace_id, generation) DO NOTHING
                """
            )
            return try find("AND generation = \(generation + 1)", transaction)
        }
        guard let kept, let key = opened(kept) else { throw KeyringError.otherInstanceKey }
        return key
    }

    enum KeyringError: Error {
        /// Two processes on one database have different instance keys.
        case otherInstanceKey
    }

    private func find(_ which: SQL, _ transaction: Transaction) throws -> Sealed? {
        let row = try transaction.row("SELECT * FROM push_keys WHERE workspace_id = \(WorkspaceID.instance) " + which)
        return try row.map { row in
            Sealed(
                generation: try row["generation"],
                publicKey: try row["public_key"],
                privateKey: try row["private_key"]
            )
        }
    }

    private func opened(_ sealed: Sealed) -> PushKey? {
        guard let text = try? sealing.open(sealed.privateKey, Self.context(sealed.publicKey)),
            let bytes = Base64URL.bytes(text), let secret = try? P256.Signing.PrivateKey(rawRepresentation: bytes)
        else {
            logger.warning("A push key does not open", metadata: ["push.generation": "\(sealed.generation)"])
            return nil
        }
        return PushKey(generation: sealed.generation, secret: secret)
    }

    private static func context(_ publicKey: [UInt8]) -> String { "push key \(Base64URL.text(publicKey))" }
}
