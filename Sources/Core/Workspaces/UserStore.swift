package import Notifications
package import Primitives
package import Storage

/// The table of people.
package struct UserStore {
    private let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// `false` when the address is taken.
    func insert(_ user: User) throws -> Bool {
        try transaction.run(
            """
            INSERT INTO users (id, email, name, password_hash, email_confirmed_at, trial_key, created_at)
            VALUES (
                \(user.id), \(user.email), \(user.name), \(user.passwordHash), \(user.emailConfirmedAt),
                \(user.email.withoutTag), \(user.createdAt)
            )
            ON CONFLICT (email) DO NOTHING
            """
        ) == 1
    }

    package func find(_ id: UserID) throws -> User? {
        try transaction.row("SELECT * FROM users WHERE id = \(id)").map(Self.user)
    }

    package func find(email: EmailAddress) throws -> User? {
        try transaction.row("SELECT * FROM users WHERE email = \(email)").map(Self.user)
    }

    /// The same, and nobody else changes the row until this transaction ends.
    func lock(_ id: UserID) throws -> User? {
        try transaction.row("SELECT * FROM users WHERE id = \(id)\(postgres: " FOR UPDATE")").map(Self.user)
    }

    func markConfirmed(_ id: UserID, at now: Timestamp) throws {
        try transaction.run(
            "UPDATE users SET email_confirmed_at = \(now) WHERE id = \(id) AND email_confirmed_at IS NULL"
        )
    }

    /// Whether this person runs the instance.
    package func isOperator(_ id: UserID) throws -> Bool {
        try transaction.row("SELECT 1 AS one FROM users WHERE id = \(id) AND operator_since IS NOT NULL") != nil
    }

    /// Who runs the instance, oldest first.
    package func operators() throws -> [User] {
        try transaction.rows(
            "SELECT * FROM users WHERE operator_since IS NOT NULL ORDER BY operator_since, id LIMIT 200"
        )
        .map(Self.user)
    }

    /// - Parameter since: `nil` takes it back.
    package func setOperator(since: Timestamp?, _ id: UserID) throws {
        try transaction.run("UPDATE users SET operator_since = \(since) WHERE id = \(id)")
    }

    func setPassword(_ hash: PasswordHash, of id: UserID) throws {
        try transaction.run("UPDATE users SET password_hash = \(hash) WHERE id = \(id)")
    }

    func setConfirmation(_ token: Token, of id: UserID, expiresAt: Timestamp) throws {
        try transaction.run(
            """
            UPDATE users SET confirmation_hash = \(token.hash), confirmation_expires_at = \(expiresAt)
            WHERE id = \(id)
            """
        )
    }

    /// The person whose address the token confirms. The token works once.
    func confirm(_ token: Token, at now: Timestamp) throws -> UserID? {
        let row = try transaction.row(
            """
            UPDATE users
            SET email_confirmed_at = \(now), confirmation_hash = NULL, confirmation_expires_at = NULL
            WHERE confirmation_hash = \(token.hash) AND confirmation_expires_at > \(now)
            RETURNING id
            """
        )
        return try row.map { try $0["id"] }
    }

    /// `false` when this person, under this or a tagged address, has had a trial.
    func takeTrial(_ id: UserID, at now: Timestamp) throws -> Bool {
        do {
            return try transaction.savepoint {
                try transaction.run(
                    "UPDATE users SET trial_activated_at = \(now) WHERE id = \(id) AND trial_activated_at IS NULL"
                ) == 1
            }
        } catch DatabaseError.uniqueViolation {
            return false
        }
    }

    private static func user(_ row: Row) throws -> User {
        User(
            id: try row["id"],
            email: try row["email"],
            name: try row["name"],
            passwordHash: try row["password_hash"],
            emailConfirmedAt: try row["email_confirmed_at"],
            createdAt: try row["created_at"]
        )
    }
}
