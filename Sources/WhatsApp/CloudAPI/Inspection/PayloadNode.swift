/// A value of a payload and where it stands.
struct PayloadNode {
    let json: JSON
    let path: String

    func path(of key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    /// The member, unless it is absent or `null`.
    subscript(key: String) -> PayloadNode? {
        guard let member = json[key], !member.isNull else { return nil }
        return PayloadNode(json: member, path: path(of: key))
    }

    var elements: [PayloadNode] {
        (json.array ?? []).enumerated().map { PayloadNode(json: $1, path: "\(path)[\($0)]") }
    }
}
