import NIOCore

/// A `multipart/form-data` body, read whole. Source: RFC 7578.
struct MultipartForm {
    struct Part: Sendable {
        let name: String
        let filename: String?
        let contentType: String?
        let bytes: ByteBuffer
    }

    let parts: [Part]

    /// `nil` when the body is not what its boundary says.
    init?(_ body: ByteBuffer, boundary: String) {
        let view = body.readableBytesView
        let delimiter = Array("--\(boundary)".utf8)
        var marks: [Int] = []
        var from = view.startIndex
        while let at = Self.find(delimiter, in: view, from: from) {
            // A file may hold the same bytes; a delimiter is a line of its own.
            let begins = at == view.startIndex || view[at - 1] == UInt8(ascii: "\n")
            if begins, Self.ends(view[(at + delimiter.count)...]) { marks.append(at) }
            from = at + delimiter.count
        }
        // A form without fields is its closing delimiter alone.
        let isEmpty = marks.count == 1 && view[(marks[0] + delimiter.count)...].starts(with: Array("--".utf8))
        guard marks.count >= 2 || isEmpty else { return nil }
        var parts: [Part] = []
        for (start, end) in zip(marks, marks.dropFirst()) {
            // After the delimiter comes a line end, before the next one another, which belongs to it.
            let inner = (start + delimiter.count)..<end
            guard let part = Self.part(body, view: view, range: inner) else { return nil }
            parts.append(part)
        }
        self.parts = parts
    }

    /// RFC 2046, section 5.1.1: after a delimiter comes the line's end, or the two hyphens that close the form.
    private static func ends(_ rest: ByteBufferView) -> Bool {
        if rest.starts(with: Array("--".utf8)) { return true }
        let next = rest.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return next == UInt8(ascii: "\r") || next == UInt8(ascii: "\n")
    }

    private static func part(_ body: ByteBuffer, view: ByteBufferView, range: Range<Int>) -> Part? {
        guard let headerEnd = find(Array("\r\n\r\n".utf8), in: view, from: range.lowerBound),
            headerEnd < range.upperBound
        else { return nil }
        let lines = String(decoding: view[range.lowerBound..<headerEnd], as: UTF8.self).split(separator: "\r\n")
        var headers: [String: String] = [:]
        for line in lines {
            let pieces = line.split(separator: ":", maxSplits: 1)
            guard pieces.count == 2 else { continue }
            headers[pieces[0].lowercased()] = String(pieces[1].drop { $0 == " " })
        }
        guard let disposition = headers["content-disposition"], let name = HeaderParameter.find("name", in: disposition)
        else {
            return nil
        }
        let start = headerEnd + 4
        let end = max(start, range.upperBound - 2)
        guard let bytes = body.getSlice(at: start, length: end - start) else { return nil }
        return Part(
            name: name,
            filename: HeaderParameter.find("filename", in: disposition),
            contentType: headers["content-type"],
            bytes: bytes
        )
    }

    /// Looks for the first byte with the library's fast search, then compares: files may be 100 MB.
    private static func find(_ needle: [UInt8], in view: ByteBufferView, from start: Int) -> Int? {
        view.withUnsafeBytes { bytes in
            let offset = view.startIndex
            var index = start - offset
            while index + needle.count <= bytes.count {
                guard let at = bytes[index...].firstIndex(of: needle[0]), at + needle.count <= bytes.count else {
                    return nil
                }
                if bytes[at..<(at + needle.count)].elementsEqual(needle) { return at + offset }
                index = at + 1
            }
            return nil
        }
    }
}
