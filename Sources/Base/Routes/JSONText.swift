import Foundation
package import NIOCore
import NIOFoundationCompat

/// How values are written as JSON everywhere.
package enum JSONText {
    package static func encode(_ value: some Encodable) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encodeAsByteBuffer(value, allocator: ByteBufferAllocator())
    }
}
