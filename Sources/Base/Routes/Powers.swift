/// What narrows or replaces what a caller may do by their built-in role.
package struct Powers: Sendable, Hashable {
    /// The names of the permissions of a custom role: exactly these. `nil`: those of the built-in role, or a key's scopes.
    package let permissions: Set<String>?
    /// Whether telephone numbers are masked in everything that the caller is given.
    package let hidesNumbers: Bool
    /// Whether conversations of other people and other teams are not there for them.
    package let seesOwnTeamsOnly: Bool

    package init(permissions: Set<String>? = nil, hidesNumbers: Bool = false, seesOwnTeamsOnly: Bool = false) {
        self.permissions = permissions
        self.hidesNumbers = hidesNumbers
        self.seesOwnTeamsOnly = seesOwnTeamsOnly
    }

    package static let ofRole = Powers()

    /// Whether something is hidden that was not before.
    package func hidesMore(than before: Powers) -> Bool {
        hidesNumbers && !before.hidesNumbers || seesOwnTeamsOnly && !before.seesOwnTeamsOnly
    }
}
