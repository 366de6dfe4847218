/// A text with its variables filled, as the composer fills quick replies: one without a value goes away, with the space or comma
/// before it; what is no variable stays as it is written.
enum RuleText {
    static func fill(_ text: String, contact: String, agent: String) -> String {
        // Somebody who goes by a number has no name.
        let contact = contact.allSatisfy { $0.isNumber || $0.isWhitespace || $0 == "+" } ? "" : contact
        let values = [
            "contact.name": contact, "contact.firstName": firstWord(contact), "agent.name": agent,
            "agent.firstName": firstWord(agent),
        ]
        var filled = ""
        var rest = text[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            let name = rest[open.upperBound..<close.lowerBound].split(separator: " ").joined(separator: " ")
            filled += rest[..<open.lowerBound]
            if let value = values[name] {
                if value.isEmpty {
                    while let last = filled.last, last == " " || last == "," { filled.removeLast() }
                }
                filled += value
            } else {
                filled += rest[open.lowerBound..<close.upperBound]
            }
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }

    private static func firstWord(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    }
}
