extension JSON {
    /// How deep arrays and objects may nest. Meta's deepest body has 12 levels.
    public static let depthMax = 64

    /// Reads one JSON text in UTF-8, strictly by RFC 8259.
    ///
    /// The last of two members with one key wins. An unpaired surrogate escape, which the grammar allows and no text can
    /// hold, becomes U+FFFD.
    /// - Parameter bytesMax: longer texts are refused unread.
    public init(parsing bytes: some Collection<UInt8>, bytesMax: Int = .max) throws(JSONError) {
        let parsed = bytes.withContiguousStorageIfAvailable { JSON.parse($0, bytesMax: bytesMax) }
        self = try (parsed ?? Array(bytes).withUnsafeBufferPointer { JSON.parse($0, bytesMax: bytesMax) }).get()
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, bytesMax: Int) -> Result<JSON, JSONError> {
        guard bytes.count <= bytesMax else {
            return .failure(JSONError(reason: .tooLarge(bytesMax: bytesMax), offset: bytesMax))
        }
        do {
            var parser = JSONParser(bytes)
            return .success(try parser.text())
        } catch {
            return .failure(error)
        }
    }
}
