import Foundation

/// Finds the route of a path. A literal segment goes before a parameter, a parameter before a rest.
struct RouteTree: Sendable {
    private var root = Node()
    /// Paths without a parameter, found as they are: a webhook or a list is not taken apart first.
    private var whole: [String: [Method: Leaf]] = [:]

    enum Finding {
        case found(Route, parameters: [String: String])
        /// The path is known, with these methods.
        case otherMethods([Method])
        case nothing
    }

    private struct Node: Sendable {
        var literals: [String: Node] = [:]
        /// Zero or one node: an array is the simplest way to hold a recursive value.
        var parameter: [Node] = []
        var rest: [Method: Leaf] = [:]
        var leaves: [Method: Leaf] = [:]
    }

    private struct Leaf: Sendable {
        let route: Route
        let names: [String]
    }

    /// - Throws: `RouteTableError.duplicate` when method and path are taken.
    init(_ routes: [Route]) throws {
        for route in routes {
            try Self.add(route, segments: Self.segments(of: route.path)[...], names: [], to: &root)
            if !route.path.utf8.contains(UInt8(ascii: "{")) {
                whole[route.path, default: [:]][route.method] = Leaf(route: route, names: [])
            }
        }
    }

    func find(_ method: Method?, _ path: String) -> Finding {
        if let method, let leaf = whole[path]?[method] { return .found(leaf.route, parameters: [:]) }
        var segments = Self.segments(of: path)
        // Rare, and asking Foundation each time would cost as much as finding the route.
        if path.utf8.contains(UInt8(ascii: "%")) { segments = segments.map { $0.removingPercentEncoding ?? $0 } }
        guard let (leaves, values) = Self.find(segments[...], values: [], in: root) else { return .nothing }
        guard let method, let leaf = leaves[method] else {
            return .otherMethods(leaves.keys.sorted { $0.rawValue < $1.rawValue })
        }
        let parameters = Dictionary(zip(leaf.names, values)) { first, _ in first }
        return .found(leaf.route, parameters: parameters)
    }

    private static func segments(of path: String) -> [String] {
        path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }

    private static func add(_ route: Route, segments: ArraySlice<String>, names: [String], to node: inout Node) throws {
        guard let segment = segments.first else {
            guard node.leaves[route.method] == nil else { throw RouteTableError.duplicate(route) }
            node.leaves[route.method] = Leaf(route: route, names: names)
            return
        }
        guard segment.first == "{", segment.last == "}" else {
            try add(route, segments: segments.dropFirst(), names: names, to: &node.literals[segment, default: Node()])
            return
        }
        let name = String(segment.dropFirst().dropLast())
        if name.last == "*" {
            guard node.rest[route.method] == nil else { throw RouteTableError.duplicate(route) }
            node.rest[route.method] = Leaf(route: route, names: names + [String(name.dropLast())])
            return
        }
        if node.parameter.isEmpty { node.parameter = [Node()] }
        try add(route, segments: segments.dropFirst(), names: names + [name], to: &node.parameter[0])
    }

    private static func find(
        _ segments: ArraySlice<String>,
        values: [String],
        in node: Node
    ) -> (leaves: [Method: Leaf], values: [String])? {
        guard let segment = segments.first else {
            return node.leaves.isEmpty ? nil : (node.leaves, values)
        }
        let left = segments.dropFirst()
        if let next = node.literals[segment], let found = find(left, values: values, in: next) { return found }
        if let next = node.parameter.first, !segment.isEmpty,
            let found = find(left, values: values + [segment], in: next)
        {
            return found
        }
        return node.rest.isEmpty ? nil : (node.rest, values + [segments.joined(separator: "/")])
    }
}
