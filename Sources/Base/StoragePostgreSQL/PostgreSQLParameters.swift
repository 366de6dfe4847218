import CPostgreSQL
import Storage

/// The values of one statement as libpq takes them: addresses into one buffer.
///
/// Numbers and text go as text, whose type the server infers from where they stand; blobs as they are.
struct PostgreSQLParameters {
    private var buffer: [UInt8] = []
    private var starts: [Int] = []
    private var lengths: [CInt] = []
    private var formats: [CInt] = []

    /// - Throws: `DatabaseError.checkViolation` for text with NUL, which the server's text cannot hold.
    init(_ values: [Value]) throws {
        buffer.reserveCapacity(values.count * 24)
        for value in values {
            var start = buffer.count
            var format: CInt = 0
            switch value {
            case .null:
                start = -1
            case .integer(let integer):
                buffer.append(contentsOf: String(integer).utf8)
            case .text(let text):
                guard !text.utf8.contains(0) else { throw DatabaseError.checkViolation("text with a NUL character") }
                buffer.append(contentsOf: text.utf8)
            case .blob(let bytes):
                buffer.append(contentsOf: bytes)
                format = 1
            }
            starts.append(start)
            lengths.append(CInt(buffer.count - max(0, start)))
            formats.append(format)
            buffer.append(0)
        }
    }

    /// The types to prepare a statement with: `bytea` (17) for blobs, or else the server decides (0).
    var types: [Oid] { formats.map { $0 == 1 ? 17 : 0 } }

    func with<Result>(
        _ body: (
            _ count: CInt,
            _ values: UnsafePointer<UnsafePointer<CChar>?>?,
            _ lengths: UnsafePointer<CInt>?,
            _ formats: UnsafePointer<CInt>?
        ) -> Result
    ) -> Result {
        buffer.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = starts.map { start in start < 0 ? nil : base.map { UnsafePointer($0 + start) } }
            return pointers.withUnsafeBufferPointer { pointers in
                lengths.withUnsafeBufferPointer { lengths in
                    formats.withUnsafeBufferPointer { formats in
                        body(CInt(starts.count), pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }
}
