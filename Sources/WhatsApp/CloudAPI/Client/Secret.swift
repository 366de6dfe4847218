/// A text that must not be seen: it has no description, and nothing that prints a value shows it.
public struct Secret: Hashable, Sendable {
    private let value: String

    public init(_ value: String) {
        self.value = value
    }

    /// The text itself, for the one place that needs it.
    public func revealed() -> String {
        value
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "(secret)" }
    public var debugDescription: String { "(secret)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
