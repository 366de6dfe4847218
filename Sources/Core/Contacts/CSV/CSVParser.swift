/// Takes comma-separated text apart into records, a piece of the file at a time.
///
/// RFC 4180, and what spreadsheets write besides: any one-byte delimiter; LF, CRLF or CR alone at the end of a line;
/// spaces before an opening quotation mark; text after a closing one. Works on bytes, so the text must be in an
/// encoding whose ASCII is ASCII (UTF-8, Windows-1252). Memory is one piece and one record.
package struct CSVParser {
    package let delimiter: UInt8
    package let limits: CSVLimits

    private enum State { case start, plain, quoted, afterQuote }

    private var pending: [UInt8] = []
    private var position = 0
    private var isFinished = false
    /// Bytes of the file before `pending`.
    private var consumed: Int64
    private var state = State.start
    private var record: CSVRecord

    /// - Parameters:
    ///   - offset: the byte of the file at which the text begins: the start of a record.
    ///   - row: that record's number.
    package init(delimiter: UInt8, limits: CSVLimits = CSVLimits(), offset: Int64 = 0, row: Int = 1) {
        self.delimiter = delimiter
        self.limits = limits
        consumed = offset
        record = CSVRecord(row: row, start: offset)
    }

    /// Adds the next bytes of the file. Call `next` until it has no more before adding again.
    package mutating func append(_ bytes: [UInt8]) {
        consumed += Int64(position)
        pending.removeFirst(position)
        position = 0
        pending = pending.isEmpty ? bytes : pending + bytes
    }

    /// Says that there are no more bytes: the last record needs no line end.
    package mutating func finish() {
        isFinished = true
    }

    /// The next record; `nil` when more bytes are needed, or at the end.
    package mutating func next() throws(CSVProblem) -> CSVRecord? {
        while position < pending.count {
            let byte = pending[position]
            if state == .quoted {
                guard byte != 0x22 else {
                    state = .afterQuote
                    position += 1
                    continue
                }
                try takeRun { $0 != 0x22 }
            } else if byte == 0x0A || byte == 0x0D {
                guard let ended = try endLine(byte) else { return nil }
                return ended
            } else if byte == delimiter {
                try endCell()
                position += 1
            } else if byte == 0x22, state != .plain {
                try takeQuote()
            } else if byte == 0x20, state == .start {
                guard try takeSpaces() else { return nil }
            } else {
                state = .plain
                let delimiter = delimiter
                try takeRun { $0 != delimiter && $0 != 0x0A && $0 != 0x0D }
            }
        }
        guard isFinished, record.start < consumed + Int64(position) else { return nil }
        guard state != .quoted else { throw .unclosedQuote(row: record.row) }
        try endCell()
        return endRecord()
    }

    /// A quotation mark that opens a cell, or the second of two that stand for one.
    private mutating func takeQuote() throws(CSVProblem) {
        if state == .afterQuote { try add(position..<position + 1) }
        state = .quoted
        position += 1
    }

    /// Spaces before a quotation mark are no part of the cell; before anything else they are.
    ///
    /// - Returns: false when what follows them has not come yet.
    private mutating func takeSpaces() throws(CSVProblem) -> Bool {
        let end = pending[position...].firstIndex { $0 != 0x20 } ?? pending.count
        guard end < pending.count || isFinished || end - position > limits.cellBytes else { return false }
        if end < pending.count, pending[end] == 0x22 {
            position = end
            return true
        }
        try add(position..<end)
        position = end
        state = .plain
        return true
    }

    private mutating func takeRun(while condition: (UInt8) -> Bool) throws(CSVProblem) {
        let start = position
        let count = pending.count
        pending.withUnsafeBufferPointer { bytes in
            while position < count, condition(bytes[position]) { position += 1 }
        }
        try add(start..<position)
    }

    private mutating func add(_ range: Range<Int>) throws(CSVProblem) {
        record.bytes += pending[range]
        guard record.bytes.count - (record.ends.last ?? 0) <= limits.cellBytes else {
            throw .cellTooLong(row: record.row, isQuoted: state == .quoted)
        }
        guard record.bytes.count <= limits.rowBytes else { throw .rowTooLong(row: record.row) }
    }

    /// `nil` when a carriage return is the last byte we have: a line feed after it belongs to it.
    private mutating func endLine(_ byte: UInt8) throws(CSVProblem) -> CSVRecord? {
        if byte == 0x0D {
            guard position + 1 < pending.count || isFinished else { return nil }
            if position + 1 < pending.count, pending[position + 1] == 0x0A { position += 1 }
        }
        position += 1
        try endCell()
        return endRecord()
    }

    private mutating func endCell() throws(CSVProblem) {
        record.ends.append(record.bytes.count)
        state = .start
        guard record.ends.count <= limits.columns else { throw .tooManyColumns(row: record.row) }
    }

    private mutating func endRecord() -> CSVRecord {
        let end = consumed + Int64(position)
        var ended = CSVRecord(row: record.row + 1, start: end)
        swap(&ended, &record)
        ended.end = end
        return ended
    }
}
