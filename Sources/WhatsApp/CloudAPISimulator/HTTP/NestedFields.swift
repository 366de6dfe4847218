import CloudAPI

/// Form fields gathered into one object, with `text[body]=Hi` and `components[0][type]=body` as PHP and jQuery write them.
struct NestedFields {
    private(set) var object: JSONObject = [:]
    /// Finding a member is linear.
    static let countMax = 1_000

    /// A name whose brackets make no sense is taken as it stands.
    mutating func add(_ value: JSON, at name: String) {
        let pieces = Self.pieces(of: name)
        object[pieces[0]] = Self.placed(value, at: pieces.dropFirst(), in: object[pieces[0]])
    }

    /// `a[b][0]` is a, b, 0. No more than eight deep.
    private static func pieces(of name: String) -> [String] {
        guard let open = name.firstIndex(of: "["), open > name.startIndex, name.last == "]" else { return [name] }
        let inner = name[name.index(after: open)...].dropLast()
        let keys = inner.split(separator: "][", omittingEmptySubsequences: false).map(String.init)
        guard keys.count <= 8, keys.allSatisfy({ !$0.contains("[") && !$0.contains("]") }) else { return [name] }
        return [String(name[..<open])] + keys
    }

    /// A number, or nothing between the brackets, makes a list; lists grow at their end only.
    private static func placed(_ value: JSON, at keys: ArraySlice<String>, in old: JSON?) -> JSON {
        guard let key = keys.first else { return value }
        if key.isEmpty || Int(key) != nil, old?.object == nil {
            var elements = old?.array ?? []
            if let index = Int(key), elements.indices.contains(index) {
                elements[index] = placed(value, at: keys.dropFirst(), in: elements[index])
            } else {
                elements.append(placed(value, at: keys.dropFirst(), in: nil))
            }
            return .array(elements)
        }
        var members = old?.object ?? [:]
        members[key] = placed(value, at: keys.dropFirst(), in: members[key])
        return .object(members)
    }
}
