/// Who may call a route. There is no default: a route cannot be declared without it.
package enum Access: Hashable, Sendable {
    /// Anyone at all; what the route protects, it protects itself.
    case `public`
    /// Any signed-in person of the workspace. Not API keys: they have no profile, password or session.
    case member
    /// A signed-in person who runs the instance, whatever their role in a workspace. What the route does is not bounded by the
    /// caller's workspace. Not API keys.
    case `operator`
    /// A person whose role has the permission, or an API key that was given it.
    case permission(Permission)
}
