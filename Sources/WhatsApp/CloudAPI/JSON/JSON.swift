/// Any JSON value, as a tree that loses nothing a program could want back.
///
/// Numbers keep their literal text, objects the order of their keys. Two values are equal when their objects hold the
/// same members in any order and their numbers have the same literal (`1` and `1.0` differ).
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSON])
    case object(JSONObject)
}

extension JSON {
    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> JSON {
        .number(JSONNumber(value))
    }

    /// An object of `members`, in their order; the last of two with one key wins.
    public static func members(_ members: [(String, JSON?)]) -> JSON {
        .object(JSONObject(members))
    }

    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    public var number: JSONNumber? {
        if case .number(let value) = self { value } else { nil }
    }

    /// The number, when it is whole and fits; never a rounded one.
    public var int64: Int64? {
        number?.int64
    }

    /// The number, when it is whole and fits; never a rounded one.
    public var int: Int? {
        int64.flatMap(Int.init(exactly:))
    }

    /// The number, rounded to the nearest double. Not for money.
    public var double: Double? {
        number?.double
    }

    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    public var array: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    public var object: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The member of an object; `nil` when there is none or this is no object. A member that is `null` is `.null`.
    public subscript(key: String) -> JSON? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    /// The element of an array; `nil` outside its bounds or when this is no array.
    public subscript(index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
