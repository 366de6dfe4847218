package import Primitives
package import Routes
package import Storage

/// How many of each a workspace may have, asked wherever one is added.
///
/// This floor knows no plans: whoever sells them says how many. Without plans everything is unlimited, and nothing is asked.
package struct WorkspaceLimits: Sendable {
    package enum Thing: String, Sendable, Codable, CaseIterable {
        case members
        case channels
        case contacts
    }

    /// - Parameters:
    ///   - most: `nil` is unlimited.
    ///   - isClosed: nothing is added at the moment, whatever the number.
    package struct Answer: Sendable {
        package let most: Int64?
        package let isClosed: Bool

        package init(most: Int64?, isClosed: Bool = false) {
            self.most = most
            self.isClosed = isClosed
        }
    }

    /// Also makes others who add to the same workspace wait until the transaction ends, so that of two who take the last
    /// place at once the second counts the first.
    package typealias Ask = @Sendable (Transaction, WorkspaceID, Thing) throws -> Answer

    private let ask: Ask

    package init(_ ask: @escaping Ask) {
        self.ask = ask
    }

    package static let none = WorkspaceLimits { _, _, _ in Answer(most: nil) }

    /// Lets some more be added in this transaction, or not.
    ///
    /// - Parameter used: counts those there are. Not called where there is no limit.
    /// - Throws: `PlanLimitReached`.
    package func admit(
        _ thing: Thing,
        adding count: Int64 = 1,
        to workspace: WorkspaceID,
        _ transaction: Transaction,
        used: () throws -> Int64
    ) throws {
        let answer = try ask(transaction, workspace, thing)
        guard answer.most != nil || answer.isClosed else { return }
        let used = try used()
        guard !answer.isClosed, used + count <= answer.most ?? .max else {
            throw PlanLimitReached(thing: thing, used: used, allowed: answer.most, isClosed: answer.isClosed)
        }
    }

    /// How many more there may be; `nil` is any number.
    package func room(
        for thing: Thing,
        in workspace: WorkspaceID,
        _ transaction: Transaction,
        used: () throws -> Int64
    ) throws -> Int64? {
        let answer = try ask(transaction, workspace, thing)
        guard !answer.isClosed else { return 0 }
        guard let most = answer.most else { return nil }
        return max(0, most - (try used()))
    }
}

/// How much of each a workspace has.
package struct WorkspaceUsage: Sendable, Equatable {
    package var members: Int64
    package var channels: Int64
    package var contacts: Int64

    package init(members: Int64 = 0, channels: Int64 = 0, contacts: Int64 = 0) {
        self.members = members
        self.channels = channels
        self.contacts = contacts
    }
}

/// The workspace's plan does not allow one more.
package struct PlanLimitReached: Error, Equatable, ProblemConvertible {
    package let thing: WorkspaceLimits.Thing
    package let used: Int64
    package let allowed: Int64?
    /// The plan has ended, or was stopped.
    package let isClosed: Bool

    package var problem: Problem {
        let most = allowed ?? used
        let detail: Said =
            isClosed
            ? "The workspace's plan has ended or is paused, so no \(thing.rawValue, "limit") can be added. An owner can renew it."
            : "The workspace's plan allows \(most, "allowed") \(thing.rawValue, "limit"), and there are \(used, "used"). An owner"
                + " can choose a larger plan."
        var facts = ["limit": thing.rawValue, "used": "\(used)", "allowed": "\(most)", "link": "/billing/plan"]
        facts["case"] = isClosed ? "closed" : nil
        return Problem(
            "plan-limit-reached",
            status: 402,
            title: "The plan allows no more",
            detail: detail,
            facts: facts
        )
    }
}
