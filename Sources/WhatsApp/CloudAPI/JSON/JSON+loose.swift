extension JSON {
    /// A string, or the literal of a number: Meta sends identities as either.
    public var looseText: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.literal
        default: nil
        }
    }

    /// A whole number, or a string of one: Meta sends times and counts as either.
    public var looseInt64: Int64? {
        switch self {
        case .string(let text): Int64(text)
        case .number(let number): number.int64
        default: nil
        }
    }

    /// A number, or a string of one. Not for money.
    public var looseDouble: Double? {
        switch self {
        case .string(let text): Double(text)
        case .number(let number): number.double
        default: nil
        }
    }

    /// `true`, `false`, or either as a string.
    public var looseBool: Bool? {
        switch self {
        case .bool(let value): value
        case .string(let text): Bool(text)
        default: nil
        }
    }
}
