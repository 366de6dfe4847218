/// The example of a variable with a name.
public struct NamedExample: Hashable, Sendable {
    public var name: String
    public var example: String

    public init(name: String, example: String) {
        self.name = name
        self.example = example
    }
}
