/// What a reviewer sees in place of the variables.
public enum TemplateExamples: Hashable, Sendable {
    case none
    /// For `{{1}}`, `{{2}}`, …
    case positional([String])
    case named([NamedExample])

    /// The example of a variable.
    public subscript(key: String) -> String? {
        switch self {
        case .none: nil
        case .positional(let examples):
            Int(key).flatMap { examples.indices.contains($0 - 1) ? examples[$0 - 1] : nil }
        case .named(let examples): examples.first { $0.name == key }?.example
        }
    }
}

public struct NamedExample: Hashable, Sendable {
    public var name: String
    public var example: String

    public init(name: String, example: String) {
        self.name = name
        self.example = example
    }
}

extension TemplateExamples {
    /// Positional ones are a list, or of a body a list with one list in it.
    init(_ json: JSON, positional: String, named: String) {
        let names = json.list(named).compactMap { example -> NamedExample? in
            guard let name = example.text("param_name"), let text = example.text("example") else { return nil }
            return NamedExample(name: name, example: text)
        }
        let list = json.list(positional)
        let texts = (list.first?.array ?? list).compactMap(\.looseText)
        self = names.isEmpty ? (texts.isEmpty ? .none : .positional(texts)) : .named(names)
    }

    func json(positional: String, named: String, isNested: Bool = false) -> JSON? {
        switch self {
        case .none: return nil
        case .positional(let examples):
            let list = JSON.array(examples.map(JSON.string))
            return .members([(positional, isNested ? [list] : list)])
        case .named(let examples):
            let list = examples.map { ["param_name": .string($0.name), "example": .string($0.example)] as JSON }
            return .members([(named, .array(list))])
        }
    }
}
