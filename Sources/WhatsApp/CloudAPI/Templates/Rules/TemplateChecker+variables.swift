/// The rules of variables, which header and body have alike.
struct TemplateVariableRules {
    let braces, number, name, gap, example, exampleExtra: TemplateRule

    static let header = TemplateVariableRules(
        braces: .headerBraces,
        number: .headerVariableNumber,
        name: .headerVariableName,
        gap: .headerVariableGap,
        example: .headerExample,
        exampleExtra: .headerExampleExtra
    )
    static let body = TemplateVariableRules(
        braces: .bodyBraces,
        number: .bodyVariableNumber,
        name: .bodyVariableName,
        gap: .bodyVariableGap,
        example: .bodyExample,
        exampleExtra: .bodyExampleExtra
    )
}

extension TemplateChecker {
    mutating func variables(
        _ text: TemplateText,
        _ path: String,
        _ rules: TemplateVariableRules,
        _ frame: TemplateFrame
    ) {
        if text.hasLooseBraces { report(rules.braces, path) }
        let keys = text.variables
        if frame.isNamed {
            for key in keys where !key.utf8.allSatisfy(Self.isNameByte) || key.allSatisfy(\.isNumber) {
                report(rules.name, path, "{{\(key)}} is no name of a variable.")
            }
            return
        }
        let numbers = keys.compactMap { Int($0) }
        if numbers.count != keys.count {
            report(rules.number, path)
        } else if numbers.sorted() != Array(1..<(keys.count + 1)) {
            report(rules.gap, path)
        }
    }

    /// No variable may begin or end a body, or touch another.
    mutating func edges(_ text: TemplateText, _ path: String) {
        let parts = text.parts.filter { part in
            if case .words(let words) = part { words.contains { !$0.isWhitespace } } else { true }
        }
        if Self.isVariable(parts.first) || Self.isVariable(parts.last) {
            report(.bodyVariableAtEdge, path)
        } else {
            let said = parts.filter { part in
                if case .words(let words) = part { words.contains { $0.isLetter || $0.isNumber } } else { true }
            }
            if Self.isVariable(said.first) || Self.isVariable(said.last) { report(.bodyVariableNearEdge, path) }
        }
        for (left, right) in zip(text.parts, text.parts.dropFirst())
        where Self.isVariable(left) && Self.isVariable(right) {
            return report(.bodyVariablesAdjacent, path)
        }
    }

    /// With n variables there must be at least 2n + 1 other words. Meta's rule is not published; this is what it
    /// roughly comes to. Scripts without spaces count each character that is a letter as a word.
    mutating func ratio(_ text: TemplateText, _ path: String) {
        let count = text.parts.count(where: { Self.isVariable($0) })
        guard count > 0 else { return }
        let words = text.parts.reduce(0) { sum, part in
            guard case .words(let words) = part else { return sum }
            return sum + Self.words(in: words)
        }
        if words < 2 * count + 1 {
            report(
                .bodyVariableRatio,
                path,
                "\(count) variables need at least \(2 * count + 1) other words; there are \(words)."
            )
        }
    }

    private static func words(in text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).reduce(0) { sum, word in
            let signs = word.unicodeScalars.count {
                (0x3040...0x30FF).contains($0.value) || $0.properties.isIdeographic
            }
            return sum + (signs > 0 ? signs : word.contains { $0.isLetter || $0.isNumber } ? 1 : 0)
        }
    }

    /// An example for each variable.
    mutating func examples(
        _ text: TemplateText,
        _ component: JSON,
        _ key: String,
        _ path: String,
        _ rules: TemplateVariableRules,
        _ frame: TemplateFrame
    ) {
        let keys = text.variables
        guard !keys.isEmpty else { return }
        let examples = TemplateExamples(
            component["example"] ?? .null,
            positional: key,
            named: "\(key)_named_params"
        )
        for key in keys where (examples[key] ?? "").isEmpty {
            report(rules.example, path, "{{\(key)}} has no sample.")
        }
        if case .positional(let list) = examples, list.count > keys.count { report(rules.exampleExtra, path) }
    }

    private static func isVariable(_ part: TemplateText.Part?) -> Bool {
        if case .variable? = part { true } else { false }
    }
}
