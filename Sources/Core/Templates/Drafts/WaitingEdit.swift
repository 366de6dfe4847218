package import CloudAPI
package import Primitives

/// An edit of a template that Meta has, which was not submitted yet.
package struct WaitingEdit: Sendable, Equatable, Codable {
    package let category: String
    package let components: [JSON]
    package let ttlSeconds: Int64?
    package let changedAt: Timestamp
}
