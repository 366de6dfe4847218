/// Finds out what parts the cells of a file.
enum CSVDelimiter {
    static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    /// The delimiter under which the first rows look most like a table: the same number of cells in each, and many.
    ///
    /// - Parameter head: the file's beginning; it may break off anywhere.
    static func sniff(_ head: [UInt8]) -> UInt8 {
        var best: (delimiter: UInt8, regularity: Int, columns: Int) = (0x2C, 0, 1)
        for delimiter in candidates {
            let counts = columnCounts(head, delimiter)
            guard
                let usual = Dictionary(grouping: counts, by: { $0 }).max(by: {
                    ($0.value.count, $0.key) < ($1.value.count, $1.key)
                }),
                usual.key > 1
            else { continue }
            // In hundredths, the header counting as much as all rows: a comma in every amount is not in its header.
            let rows = 100 * usual.value.count / counts.count
            let regularity = rows + (counts.first == usual.key ? 100 : 0)
            if (regularity, usual.key) > (best.regularity, best.columns) { best = (delimiter, regularity, usual.key) }
        }
        return best.delimiter
    }

    /// Excel's first line `sep=;`, which only names the delimiter.
    static func announced(_ head: [UInt8]) -> (delimiter: UInt8, lineBytes: Int)? {
        guard head.count >= 5, String(decoding: head[..<4], as: UTF8.self).lowercased() == "sep=" else { return nil }
        let rest = head[5...]
        if rest.isEmpty { return (head[4], 5) }
        guard rest.first == 0x0A || rest.first == 0x0D else { return nil }
        return (head[4], rest.starts(with: [0x0D, 0x0A]) ? 7 : 6)
    }

    private static func columnCounts(_ head: [UInt8], _ delimiter: UInt8) -> [Int] {
        var parser = CSVParser(delimiter: delimiter)
        parser.append(head)
        var counts: [Int] = []
        while counts.count < 50, let record = try? parser.next() {
            if !record.isBlank { counts.append(record.count) }
        }
        // A file of one line, or one that breaks off in its first: better the torn row than none.
        guard counts.isEmpty else { return counts }
        parser.finish()
        return [(try? parser.next())?.count ?? 1]
    }
}
