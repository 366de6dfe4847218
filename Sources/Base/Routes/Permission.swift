/// One thing that not everybody may do. Its name is also what an API key is given as a scope.
package struct Permission: Hashable, Sendable {
    /// The feature, a dot and the verb, for example `campaigns.send`.
    package let name: String
    /// The least role that has it.
    package let from: Role

    package init(_ name: String, from role: Role) {
        self.name = name
        from = role
    }
}
