/// Why bytes are not a JSON text.
public struct JSONError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// Longer than the caller allows.
        case tooLarge(bytesMax: Int)
        /// Arrays and objects within each other beyond the limit.
        case tooDeep(depthMax: Int)
        /// The text ends within a value.
        case endedEarly
        /// A byte that cannot stand here.
        case unexpectedByte(UInt8)
        /// Not UTF-8, within a string.
        case notUnicode
        /// A control character that must be escaped, within a string.
        case controlCharacter(UInt8)
        /// Something after the value.
        case trailingBytes
    }

    public let reason: Reason
    /// Where, in bytes from the start.
    public let offset: Int

    public init(reason: Reason, offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
