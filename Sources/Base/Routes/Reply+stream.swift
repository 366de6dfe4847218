package import HTTPTypes
import Hummingbird
package import NIOCore

/// Where a streamed answer is written to. Each write waits until the client takes more.
package struct ReplyWriter {
    private var writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) {
        self.writer = writer
    }

    package mutating func write(_ text: String) async throws {
        try await writer.write(ByteBuffer(string: text))
    }

    package mutating func write(_ buffer: ByteBuffer) async throws {
        try await writer.write(buffer)
    }
}

extension Reply {
    /// An answer that is written piece by piece. When `write` throws, the connection is cut so that the client sees
    /// that the rest is missing.
    package static func stream(
        contentType: String,
        status: HTTPResponse.Status = .ok,
        _ write: @escaping @Sendable (inout ReplyWriter) async throws -> Void
    ) -> Reply {
        Reply(status: status, headers: [.contentType: contentType], content: .stream(write))
    }

    /// A CSV file to save, UTF-8 with a byte order mark, which is what spreadsheet programs need to see.
    ///
    /// - Parameters:
    ///   - filename: ASCII without quotes, for example `recipients.csv`.
    ///   - write: writes lines made by `CSVLine.text`, the header first.
    package static func csv(
        filename: String,
        _ write: @escaping @Sendable (inout ReplyWriter) async throws -> Void
    ) -> Reply {
        let safe = filename.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        return stream(contentType: "text/csv; charset=utf-8") { writer in
            try await writer.write("\u{FEFF}")
            try await write(&writer)
        }
        .header(.contentDisposition, "attachment; filename=\"\(safe)\"")
    }
}
