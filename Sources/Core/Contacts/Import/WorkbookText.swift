import Dispatch
import Routes

/// A workbook's sheet as CSV text: from there on it is read like any file.
enum WorkbookText {
    static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    /// Comma and quotation marks, every row on the line of its number.
    ///
    /// - Returns: the text, and what a person should know about it.
    /// - Throws: `ImportProblem`.
    static func convert(_ workbook: Spool, limits: ImportLimits) async throws -> (text: Spool, notices: [String]) {
        let path = workbook.path
        // Unpacking blocks for seconds, so it is not done on the shared threads.
        let text: (Spool, [String]) = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                nonisolated(unsafe) let result = Result { try write(path, limits) }
                continuation.resume(with: result)
            }
        }
        withExtendedLifetime(workbook) {}
        return text
    }

    private static func write(_ path: String, _ limits: ImportLimits) throws -> (Spool, [String]) {
        let text = try Spool("csv")
        var buffer: [UInt8] = []
        var bytes: Int64 = 0
        var line = 1
        var width: Int?
        var notices: [String] = []
        do {
            notices = try XLSXReader(path: path, limits: XLSXLimits(columns: limits.csv.columns)).read { row, cells in
                while line < row {
                    buffer.append(0x0A)
                    line += 1
                }
                let columns = max(cells.count, width ?? 0)
                width = width ?? cells.count
                for place in 0..<columns {
                    if place > 0 { buffer.append(0x2C) }
                    guard cells.indices.contains(place), !cells[place].isEmpty else { continue }
                    quote(cells[place], into: &buffer)
                }
                buffer.append(0x0A)
                line += 1
                guard buffer.count >= 256 << 10 else { return }
                bytes += Int64(buffer.count)
                guard bytes <= limits.fileBytes else { throw ImportProblem.tooLarge(limitBytes: limits.fileBytes) }
                try text.write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        } catch let problem as XLSXProblem {
            throw ImportProblem.workbook(problem)
        }
        try text.write(buffer)
        try text.rewind()
        return (text, notices)
    }

    private static func quote(_ cell: [UInt8], into buffer: inout [UInt8]) {
        buffer.append(0x22)
        // Reading a file takes off an apostrophe before what looks like a formula; this one was the person's.
        if cell.first == 0x27, case let text = String(decoding: cell, as: UTF8.self), CSVLine.plain(text) != text {
            buffer.append(0x27)
        }
        for byte in cell {
            if byte == 0x22 { buffer.append(0x22) }
            buffer.append(byte)
        }
        buffer.append(0x22)
    }
}
