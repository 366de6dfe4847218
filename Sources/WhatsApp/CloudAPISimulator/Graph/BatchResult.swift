import CloudAPI

/// `{result=name:$.data.*.id}`: what a call of a batch takes from the answer of one before it.
enum BatchResult {
    static func fill(_ text: String, with results: [String: JSON]) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "{result="), let close = rest[open.upperBound...].firstIndex(of: "}") {
            let parts = rest[open.upperBound..<close].split(separator: ":", maxSplits: 1)
            filled += rest[..<open.lowerBound]
            if parts.count == 2, let result = results[String(parts[0])] {
                filled += texts(String(parts[1]), in: result).joined(separator: ",")
            }
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// The leaves that a path such as `$.messages[0].id` names.
    private static func texts(_ path: String, in value: JSON) -> [String] {
        let keys = path.replacing("[", with: ".").replacing("]", with: "").split(separator: ".").dropFirst()
        let found = keys.reduce([value]) { values, key in
            values.flatMap { value -> [JSON] in
                if key == "*" { return value.array ?? [] }
                if let index = Int(key) { return value[index].map { [$0] } ?? [] }
                return value[String(key)].map { [$0] } ?? []
            }
        }
        return found.compactMap { $0.looseText }
    }
}
