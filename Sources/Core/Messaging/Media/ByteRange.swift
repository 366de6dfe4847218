/// Which bytes of a file are asked for. Source: RFC 9110, section 14: one range of bytes; others are answered whole.
struct ByteRange: Equatable, Sendable {
    let first: Int64
    let last: Int64

    enum Answer: Equatable, Sendable {
        case whole
        case part(ByteRange)
        /// 416: there are no such bytes.
        case none
    }

    static func read(_ header: String?, of bytes: Int64) -> Answer {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return .whole }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } && $0.count <= 15 }) else {
            return .whole
        }
        switch (Int64(ends[0]), Int64(ends[1])) {
        case (let first?, let last):
            if let last, last < first { return .whole }
            guard first < bytes else { return .none }
            return .part(ByteRange(first: first, last: min(last ?? bytes - 1, bytes - 1)))
        case (nil, let suffix?):
            guard suffix > 0, bytes > 0 else { return .none }
            return .part(ByteRange(first: max(0, bytes - suffix), last: bytes - 1))
        default: return .whole
        }
    }
}
