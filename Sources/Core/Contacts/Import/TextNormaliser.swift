/// Makes bytes whose ASCII is ASCII out of a text file's, a piece at a time, and finds out what encoding they are in.
///
/// A byte-order mark is dropped; UTF-16, known by its mark or by its zeros, becomes UTF-8. Whether the rest is UTF-8 or
/// has one byte a letter is certain only at the end.
struct TextNormaliser {
    private enum Form {
        case unknown
        case bytes
        case utf16(UTF16Transcoder)
    }

    private var form = Form.unknown
    private var head: [UInt8] = []
    private var check = UTF8Check()
    private var guess = EncodingGuess()

    mutating func take(_ bytes: [UInt8]) throws(ImportProblem) -> [UInt8] {
        guard case .unknown = form else { return convert(bytes) }
        head += bytes
        return head.count < 512 ? [] : try begin()
    }

    /// What was kept back.
    mutating func finish() throws(ImportProblem) -> [UInt8] {
        var rest: [UInt8] = []
        if case .unknown = form { rest = try begin() }
        if case .utf16(var transcoder) = form { rest += transcoder.finish() }
        check.finish()
        return rest
    }

    /// A file with a stray byte here and there is UTF-8 all the same; one with as many strays as characters is not.
    var encoding: TextEncoding {
        check.strays == 0 || check.strays * 10 <= check.characters ? .utf8 : guess.encoding
    }

    /// What a person should know about the encoding.
    var notice: String? {
        guard check.strays > 0 else { return nil }
        return encoding == .utf8
            ? "\(check.strays) characters could not be read and are shown as \u{FFFD}."
            : "The file is not in UTF-8; it was read as W\(encoding.rawValue.dropFirst()). Check the letters in the sample, and where"
                + " they are wrong, save the file as CSV in UTF-8."
    }

    private mutating func begin() throws(ImportProblem) -> [UInt8] {
        if let problem = FileKind.problem(head) { throw problem }
        var start = head[...]
        head = []
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            form = .bytes
            start = start.dropFirst(3)
        } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            form = .utf16(UTF16Transcoder(isBigEndian: start.first == 0xFE))
            start = start.dropFirst(2)
        } else {
            form = try formWithoutMark(start)
        }
        return convert(Array(start))
    }

    /// UTF-16 without a mark shows by zeros in every second byte, for delimiters and digits are ASCII.
    private func formWithoutMark(_ start: ArraySlice<UInt8>) throws(ImportProblem) -> Form {
        let zeros = start.indices.filter { start[$0] == 0 }
        guard zeros.count * 5 > start.count else { return .bytes }
        let odd = zeros.count { ($0 - start.startIndex) % 2 == 1 }
        guard odd == zeros.count || odd == 0 else { throw .notText("not text") }
        return .utf16(UTF16Transcoder(isBigEndian: odd == 0))
    }

    private mutating func convert(_ bytes: [UInt8]) -> [UInt8] {
        guard case .utf16(var transcoder) = form else {
            check.take(bytes)
            // UTF-8 need not be guessed.
            if check.strays > 0 { guess.take(bytes) }
            return bytes
        }
        let converted = transcoder.take(bytes)
        form = .utf16(transcoder)
        return converted
    }
}
