extension PayloadInspector {
    /// What holds for the variables of a header and of a body.
    mutating func variables(_ text: TemplateText, _ path: String, _ frame: TemplateFrame) {
        if text.hasLooseBraces {
            report(path, .malformed("braces that make no variable"))
        }
        let keys = text.variables
        if frame.isNamed {
            for key in keys
            where !key.utf8.allSatisfy(Self.isNameByte) || key.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                report(path, .malformed("{{\(key)}} is no name of lower-case letters, digits and underscores"))
            }
        } else {
            let numbers = keys.compactMap { Int($0) }
            if numbers.count != keys.count {
                report(path, .malformed("variables must be numbers, unless parameter_format is NAMED"))
            } else if numbers.sorted() != Array(1..<(keys.count + 1)) {
                report(path, .malformed("variables must be numbered 1, 2, 3 without gaps"))
            }
        }
    }

    /// No variable may begin or end a body, or touch another.
    mutating func edges(_ text: TemplateText, _ path: String) {
        let parts = Self.withoutEmptyEnds(text.parts)
        if Self.isVariable(parts.first) || Self.isVariable(parts.last) {
            report(
                path,
                .malformed("a variable must not stand at the start or the end"),
                code: 100,
                subcode: TemplateSubcode.variableAtEdge
            )
        }
        for (left, right) in zip(text.parts, text.parts.dropFirst())
        where Self.isVariable(left) && Self.isVariable(right) {
            report(path, .malformed("two variables stand next to each other"))
        }
    }

    /// With n variables there must be at least 2n + 1 other words. Meta's rule is not published; this is what it
    /// roughly comes to.
    mutating func ratio(_ text: TemplateText, _ path: String) {
        let variables = text.parts.count(where: { Self.isVariable($0) })
        guard variables > 0 else { return }
        let words = text.parts.reduce(0) { count, part in
            guard case .words(let words) = part else { return count }
            return count
                + words.split(whereSeparator: \.isWhitespace).count { word in
                    word.contains { $0.isLetter || $0.isNumber }
                }
        }
        if words < 2 * variables + 1 {
            report(
                path,
                .malformed("\(variables) variables need at least \(2 * variables + 1) other words; there are \(words)"),
                code: 100,
                subcode: TemplateSubcode.tooManyVariables
            )
        }
    }

    /// An example for each variable.
    mutating func examples(_ text: TemplateText, _ component: PayloadNode, _ key: String, _ frame: TemplateFrame) {
        let keys = text.variables
        guard !keys.isEmpty else { return }
        let examples = TemplateExamples(
            component.json["example"] ?? .null,
            positional: key,
            named: "\(key)_named_params"
        )
        let path = component.path(of: "example") + "." + (frame.isNamed ? "\(key)_named_params" : key)
        for key in keys where (examples[key] ?? "").isEmpty {
            report(path, .malformed("an example for {{\(key)}} is missing"))
        }
        if case .positional(let list) = examples, list.count > keys.count {
            report(path, .tooMany(max: keys.count, count: list.count))
        }
    }

    private static func isVariable(_ part: TemplateText.Part?) -> Bool {
        if case .variable? = part { true } else { false }
    }

    /// Without words of nothing but space at either end.
    private static func withoutEmptyEnds(_ parts: [TemplateText.Part]) -> ArraySlice<TemplateText.Part> {
        func isSpace(_ part: TemplateText.Part) -> Bool {
            if case .words(let words) = part { words.allSatisfy(\.isWhitespace) } else { false }
        }
        var parts = parts[...]
        if let first = parts.first, isSpace(first) { parts.removeFirst() }
        if let last = parts.last, isSpace(last) { parts.removeLast() }
        return parts
    }
}
