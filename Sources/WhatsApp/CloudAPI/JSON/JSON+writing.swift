extension JSON {
    /// The value as compact JSON text.
    public func text(escaping: JSONEscaping = []) -> String {
        String(decoding: bytes(escaping: escaping), as: UTF8.self)
    }

    /// The value as compact JSON text in UTF-8.
    public func bytes(escaping: JSONEscaping = []) -> [UInt8] {
        var writer = JSONWriter(escaping: escaping)
        writer.write(self)
        return writer.bytes
    }
}

extension JSON: CustomStringConvertible {
    public var description: String {
        text()
    }
}
