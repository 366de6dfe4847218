import Primitives

extension Timestamp {
    /// As Graph writes a moment: `2023-05-21T11:18:09+0000`. Clients read it with exactly that format (pywa: `%z`).
    var graph: String { "\(description.prefix(19))+0000" }
}
