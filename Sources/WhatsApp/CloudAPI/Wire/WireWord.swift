/// One of the words that Meta uses for a kind, a state or a reason.
///
/// New words come without notice, so every word is kept as it came; the known ones have names.
public protocol WireWord: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible
where RawValue == String {
    init(rawValue: String)
}

extension WireWord {
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    public var description: String {
        rawValue
    }
}
