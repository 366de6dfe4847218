package import NIOCore

/// How values are written as JSON everywhere in the API.
///
/// Unlike Foundation's, this writing keeps members in the order of the type and writes `null` for an optional that is
/// `nil`: a client sees every member that the document promises.
package enum JSONText {
    /// - Throws: `EncodingError`, and whatever the value throws.
    package static func encode(_ value: some Encodable) throws -> ByteBuffer {
        encode(try tree(of: value))
    }

    package static func encode(_ tree: JSONTree) -> ByteBuffer {
        var text: [UInt8] = []
        text.reserveCapacity(512)
        tree.write(to: &text)
        return ByteBuffer(bytes: text)
    }

    package static func tree(of value: some Encodable) throws -> JSONTree {
        let node = JSONNode()
        try JSONTreeEncoder(node: node, codingPath: []).write(value)
        return node.tree
    }
}

/// One value while it is being encoded: containers are filled in after they were put into their parent.
final class JSONNode {
    private enum Content {
        case nothing
        case value(JSONTree)
        case list([JSONNode])
        case object([(name: String, node: JSONNode)])
    }

    private var content = Content.nothing

    func set(_ value: JSONTree) { content = .value(value) }

    func becomeList() {
        if case .list = content { return }
        content = .list([])
    }

    func becomeObject() {
        if case .object = content { return }
        content = .object([])
    }

    func append() -> JSONNode {
        guard case .list(var nodes) = content else { return JSONNode() }
        content = .nothing
        let node = JSONNode()
        nodes.append(node)
        content = .list(nodes)
        return node
    }

    func member(_ name: String) -> JSONNode {
        guard case .object(var members) = content else { return JSONNode() }
        content = .nothing
        let node = JSONNode()
        // A member that is written again, by a class and its superclass for example, replaces the first.
        if let place = members.firstIndex(where: { $0.name == name }) {
            members[place].node = node
        } else {
            members.append((name, node))
        }
        content = .object(members)
        return node
    }

    var count: Int {
        guard case .list(let nodes) = content else { return 0 }
        return nodes.count
    }

    /// A value that encoded nothing is an empty object, as with Foundation.
    var tree: JSONTree {
        switch content {
        case .nothing: .object([JSONTree.Member]())
        case .value(let value): value
        case .list(let nodes): .list(nodes.map(\.tree))
        case .object(let members): .object(members.map { JSONTree.Member($0.name, $0.node.tree) })
        }
    }
}
