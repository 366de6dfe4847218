/// A route as data.
package struct RouteDescription: Sendable, Hashable {
    package let method: Method
    package let path: String
    package let access: Access
    package let summary: String

    init(_ route: Route) {
        method = route.method
        path = route.path
        access = route.access
        summary = route.summary
    }

    /// The names in braces, in order.
    package var parameters: [String] {
        path.split(separator: "/").compactMap { segment in
            guard segment.first == "{", segment.last == "}" else { return nil }
            return String(segment.dropFirst().dropLast().filter { $0 != "*" })
        }
    }
}
