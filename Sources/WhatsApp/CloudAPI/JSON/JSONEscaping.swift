/// What the writer escapes beyond what it must.
public struct JSONEscaping: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Everything outside ASCII as `\uXXXX` in lower-case hexadecimal.
    public static let nonASCII = JSONEscaping(rawValue: 1)
    /// `/` as `\/`.
    public static let slashes = JSONEscaping(rawValue: 2)
    /// As Meta writes the bodies of webhooks.
    public static let meta: JSONEscaping = [.nonASCII, .slashes]
}
