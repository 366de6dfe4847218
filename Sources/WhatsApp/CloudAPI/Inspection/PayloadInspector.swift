/// Collects what is wrong with a payload. Each question says its problem and gives back what is right, so that the
/// next question can go deeper.
struct PayloadInspector {
    private(set) var problems: [PayloadProblem] = []
    /// Given to every problem: where management calls have a subcode for a whole component.
    var subcode: Int?
    /// Instead of the codes of sends.
    var code: Int?

    mutating func report(_ path: String, _ fault: PayloadProblem.Fault) {
        problems.append(PayloadProblem(path: path, fault: fault, code: code, subcode: subcode))
    }

    mutating func report(_ path: String, _ fault: PayloadProblem.Fault, code: Int, subcode: Int? = nil) {
        problems.append(PayloadProblem(path: path, fault: fault, code: code, subcode: subcode))
    }

    // MARK: Members

    /// The member, or a problem.
    mutating func need(_ node: PayloadNode, _ key: String) -> PayloadNode? {
        guard let member = node[key] else {
            report(node.path(of: key), .missing)
            return nil
        }
        return member
    }

    mutating func needObject(_ node: PayloadNode, _ key: String, keys: Set<String>? = nil) -> PayloadNode? {
        guard let member = need(node, key), isObject(member) else { return nil }
        if let keys {
            knows(member, keys)
        }
        return member
    }

    /// The member, if there is one; a problem when it is no object.
    mutating func object(_ node: PayloadNode, _ key: String, keys: Set<String>? = nil) -> PayloadNode? {
        node[key] == nil ? nil : needObject(node, key, keys: keys)
    }

    mutating func isObject(_ node: PayloadNode) -> Bool {
        if case .object = node.json { return true }
        report(node.path, .wrongType(expected: "an object"))
        return false
    }

    /// The elements of a list of that many objects.
    mutating func needList(_ node: PayloadNode, _ key: String, count: ClosedRange<Int>) -> [PayloadNode] {
        guard let member = need(node, key) else { return [] }
        return list(member, count: count)
    }

    mutating func list(_ member: PayloadNode, count: ClosedRange<Int>) -> [PayloadNode] {
        guard case .array = member.json else {
            report(member.path, .wrongType(expected: "a list"))
            return []
        }
        let elements = member.elements
        if elements.count < count.lowerBound {
            report(member.path, .tooFew(min: count.lowerBound, count: elements.count))
        }
        if elements.count > count.upperBound {
            report(member.path, .tooMany(max: count.upperBound, count: elements.count))
        }
        return elements.filter { isObject($0) }
    }

    // MARK: Values

    /// The text of a member that must be there, hold something, and be no longer than `max`.
    @discardableResult
    mutating func needText(_ node: PayloadNode, _ key: String, max: Int? = nil) -> String? {
        guard let member = need(node, key) else { return nil }
        return text(member, max: max)
    }

    /// The text of a member that may be absent.
    @discardableResult
    mutating func text(_ node: PayloadNode, _ key: String, max: Int? = nil) -> String? {
        node[key].flatMap { text($0, max: max) }
    }

    private mutating func text(_ member: PayloadNode, max: Int?) -> String? {
        guard let text = member.json.string else {
            report(member.path, .wrongType(expected: "a text"))
            return nil
        }
        guard !text.allSatisfy(\.isWhitespace) else {
            report(member.path, .empty)
            return nil
        }
        let length = text.unicodeScalars.count
        if let max, length > max {
            report(member.path, .tooLong(max: max, length: length))
        }
        return text
    }

    /// An identity: a text or a number.
    @discardableResult
    mutating func needIdentity(_ node: PayloadNode, _ key: String, max: Int = 256) -> String? {
        guard let member = need(node, key) else { return nil }
        guard let text = member.json.looseText else {
            report(member.path, .wrongType(expected: "a text"))
            return nil
        }
        guard !text.isEmpty else {
            report(member.path, .empty)
            return nil
        }
        if text.unicodeScalars.count > max {
            report(member.path, .tooLong(max: max, length: text.unicodeScalars.count))
        }
        return text
    }

    /// One of some words.
    @discardableResult
    mutating func needWord(_ node: PayloadNode, _ key: String, _ words: [String]) -> String? {
        guard let word = needText(node, key) else { return nil }
        guard words.contains(word) else {
            report(node.path(of: key), .notAllowed(word))
            return nil
        }
        return word
    }

    mutating func flag(_ node: PayloadNode, _ key: String) {
        if let member = node[key], member.json.looseBool == nil {
            report(member.path, .wrongType(expected: "true or false"))
        }
    }

    @discardableResult
    mutating func needInteger(_ node: PayloadNode, _ key: String, _ range: ClosedRange<Int64>? = nil) -> Int64? {
        guard let member = need(node, key) else { return nil }
        guard let value = member.json.looseInt64 else {
            report(member.path, .wrongType(expected: "a whole number"))
            return nil
        }
        if let range, !range.contains(value) {
            report(member.path, .outOfRange("from \(range.lowerBound) to \(range.upperBound)"))
        }
        return value
    }

    /// An address that begins with one of `schemes`.
    mutating func needURL(_ node: PayloadNode, _ key: String, schemes: [String], max: Int = 2000) {
        guard let text = needText(node, key, max: max) else { return }
        let lower = text.lowercased()
        let hasScheme = schemes.contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
        if !hasScheme || text.contains(where: \.isWhitespace) {
            report(
                node.path(of: key),
                .malformed("not an address that begins with \(schemes.joined(separator: " or "))")
            )
        }
    }

    // MARK: Sets

    /// Every key of the object is one of these.
    mutating func knows(_ node: PayloadNode, _ keys: Set<String>) {
        for key in node.json.object?.keys ?? [] where !keys.contains(key) {
            report(node.path(of: key), .unknownKey)
        }
    }

    /// No value twice; `paths` say where each stands.
    mutating func areUnique(_ values: [(value: String, path: String)]) {
        var seen: Set<String> = []
        for (value, path) in values where !seen.insert(value).inserted {
            report(path, .duplicate(value))
        }
    }
}
