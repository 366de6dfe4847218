import Primitives
package import Routes
package import Storage

extension Caller {
    /// For what operators change: it may have been taken back while the request waited.
    ///
    /// - Throws: `operator-required`, `sign-in-required` when they are gone.
    package func requireOperator(in transaction: Transaction) throws {
        guard try now(in: transaction).isOperator else { throw Problem.operatorRequired }
    }

    /// The caller as the database knows them now: roles and scopes may have been taken away while the request waited.
    ///
    /// - Throws: `sign-in-required` when they are gone.
    func now(in transaction: Transaction) throws -> Caller {
        switch actor {
        case .member(let id, let user, _):
            guard let member = try MemberStore(transaction, workspace: workspace).find(id) else {
                throw Problem.signInRequired
            }
            return Caller(
                workspace: workspace,
                actor: .member(id, user, member.role),
                powers: member.powers,
                isOperator: try UserStore(transaction).isOperator(user)
            )
        case .apiKey(let id, _):
            guard let key = try APIKeyStore(transaction: transaction).find(id, in: workspace), key.revokedAt == nil
            else { throw Problem.signInRequired }
            return Caller(
                workspace: workspace,
                actor: .apiKey(id, scopes: Set(key.scopes)),
                powers: key.powers
            )
        }
    }

    /// The highest role that this caller may give or touch. A key has scopes and no role: were it to make an admin, it
    /// would come by all that it was not given.
    ///
    /// - Throws: `sign-in-required` when they are gone.
    func mayGrant(in transaction: Transaction) throws -> Role {
        try now(in: transaction).role ?? .member
    }

    /// The person who answers for what this caller does: the member, or who made the key.
    func person(in transaction: Transaction) throws -> UserID? {
        var name = name
        // A key made by a key made by a key: more steps than anybody has a use for.
        for _ in 0..<16 {
            if let member = MemberID(name) {
                return try MemberStore(transaction, workspace: workspace).find(member)?.user
            }
            guard let id = APIKeyID(name),
                let key = try APIKeyStore(transaction: transaction).find(id, in: workspace)
            else { return nil }
            name = key.createdBy
        }
        return nil
    }
}
