import CloudAPI

/// A place in the body of a request, which can say where it is when something is wrong with it.
struct PayloadReader {
    let value: JSON
    /// As Meta's details name it, for example `interactive.action.buttons[0].reply.title`.
    let path: String

    init(_ value: JSON, path: String = "") {
        self.value = value
        self.path = path
    }

    /// `nil` when the member is absent or `null`.
    func member(_ key: String) -> PayloadReader? {
        guard let member = value[key], !member.isNull else { return nil }
        return PayloadReader(member, path: path.isEmpty ? key : "\(path).\(key)")
    }

    /// `nil` also when the member is an empty text.
    func filled(_ key: String) -> PayloadReader? {
        member(key).flatMap { $0.value.string?.isEmpty == true ? nil : $0 }
    }

    func need(_ key: String) throws(GraphRefusal) -> PayloadReader {
        guard let member = member(key) else {
            throw .message(131008, "Parameter is missing: \(path.isEmpty ? key : "\(path).\(key)")")
        }
        return member
    }

    /// An object with no other members than these: Meta refuses unknown keys inside known objects.
    func only(_ keys: Set<String>) throws(GraphRefusal) {
        guard let object = value.object else { throw invalid("must be an object") }
        // A member that is null is as good as absent: some clients write all they know.
        if let stranger = object.first(where: { !keys.contains($0.key) && !$0.value.isNull })?.key {
            throw .parameter(
                "Unexpected key \"\(stranger)\" on param \"\(path)\".",
                details: "Invalid parameter: \(path).\(stranger)"
            )
        }
    }

    /// Text of 1 to `max` characters.
    @discardableResult
    func text(max: Int, min: Int = 1) throws(GraphRefusal) -> String {
        guard let text = value.string else { throw invalid("must be a string") }
        let count = text.unicodeScalars.count
        guard count >= min else { throw .message(131008, "Parameter is empty: \(path)") }
        guard count <= max else { throw invalid("length should be at most \(max)") }
        return text
    }

    func elements(_ count: ClosedRange<Int>) throws(GraphRefusal) -> [PayloadReader] {
        guard let array = value.array else { throw invalid("must be an array") }
        guard count.contains(array.count) else {
            throw invalid("must have \(count.lowerBound) to \(count.upperBound) elements, has \(array.count)")
        }
        return array.enumerated().map { PayloadReader($1, path: "\(path)[\($0)]") }
    }

    /// A number, or a string of one.
    func number(_ range: ClosedRange<Double>) throws(GraphRefusal) {
        guard let number = value.looseDouble, range.contains(number) else {
            throw invalid("must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// In lower case: Graph's own errors list the values of an enumeration in capitals, and some clients send them so
    /// (`"type": "LIST"`, verbeux-ai/whatsapp-business).
    func oneOf(_ values: Set<String>) throws(GraphRefusal) -> String {
        guard let text = value.string?.lowercased(), values.contains(text) else {
            throw invalid("must be one of \(values.sorted().joined(separator: ", "))")
        }
        return text
    }

    /// An absolute http or https address.
    func address() throws(GraphRefusal) {
        try text(max: 2000)
        guard isAddress else { throw invalid("must be a URL") }
    }

    var isAddress: Bool {
        guard let text = value.string?.lowercased(), text.unicodeScalars.count <= 2000 else { return false }
        return (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.count > 10 && !text.contains(" ")
    }

    /// `interactive['header']['image']['link']`, as errors of Graph itself name a place.
    var bracketedPath: String {
        let parts = path.split(separator: ".")
        return (parts.first.map(String.init) ?? "") + parts.dropFirst().map { "['\($0)']" }.joined()
    }

    func invalid(_ why: String) -> GraphRefusal {
        .message(131009, "Invalid parameter: \(path): \(why)")
    }
}
