package import Primitives

package enum FlowTag: Identified { package static let idPrefix = "flw" }
/// What the versions of one flow have in common; the feature's own noun has the same number.
package typealias FlowID = ID<FlowTag>

/// A published version of a flow: it is never changed, so that a rollback and a running instance find what they knew.
package struct FlowVersion: Sendable, Equatable {
    package let flow: FlowID
    /// 1, 2, 3, …
    package let number: Int
    package let graph: Flow
    /// What the author wrote, from which the graph was made; of a shape that the feature knows.
    package let source: String
    package let publishedAt: Timestamp
    /// Whose name `Caller.name` was.
    package let publishedBy: String

    package init(
        flow: FlowID,
        number: Int,
        graph: Flow,
        source: String,
        publishedAt: Timestamp,
        publishedBy: String
    ) {
        self.flow = flow
        self.number = number
        self.graph = graph
        self.source = source
        self.publishedAt = publishedAt
        self.publishedBy = publishedBy
    }
}
