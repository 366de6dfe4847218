/// The first pass over a file, while it is coming in: checks its shape and finds out how it is written.
///
/// Bytes go in as they arrive; out come the pieces to store, all of `chunkBytes` but the last. Holds one piece, the
/// parser's record and the first hundred rows, whatever the file's size.
struct ImportIntake {
    static let chunkBytes = 256 << 10
    private static let headBytes = 64 << 10
    private static let headRows = 100
    private static let sampleRows = 5

    private let limits: ImportLimits
    private let defaultCountry: String?
    private let knownDelimiter: UInt8?
    private let notices: [String]
    private var normaliser = TextNormaliser()
    private var stored: Int64 = 0
    private var received: Int64 = 0
    private var piece: [UInt8] = []
    /// Kept until the delimiter is known.
    private var head: [UInt8] = []
    private var parser: CSVParser?
    private var firstRows: [CSVRecord] = []
    private var rows = 0
    private var ragged = ImportRagged()

    /// - Parameters:
    ///   - delimiter: where it is known; else it is guessed from the text.
    ///   - notices: what is known already.
    init(limits: ImportLimits, defaultCountry: String?, delimiter: UInt8? = nil, notices: [String] = []) {
        self.notices = notices
        self.limits = limits
        knownDelimiter = delimiter
        self.defaultCountry = defaultCountry
    }

    /// - Returns: pieces that are complete.
    mutating func take(_ bytes: [UInt8]) throws(ImportProblem) -> [[UInt8]] {
        received += Int64(bytes.count)
        guard received <= limits.fileBytes else { throw .tooLarge(limitBytes: limits.fileBytes) }
        return try store(try normaliser.take(bytes))
    }

    /// - Returns: the last piece, and what the file is.
    mutating func finish() throws(ImportProblem) -> (pieces: [[UInt8]], summary: ImportSummary) {
        var pieces = try store(try normaliser.finish())
        if !piece.isEmpty { pieces.append(piece) }
        if parser == nil { try begin() }
        parser?.finish()
        try read()
        guard !firstRows.isEmpty else { throw .empty }
        return (pieces, summary())
    }

    private mutating func store(_ bytes: [UInt8]) throws(ImportProblem) -> [[UInt8]] {
        stored += Int64(bytes.count)
        if parser == nil {
            head += bytes
            if head.count >= Self.headBytes { try begin() }
        } else {
            parser?.append(bytes)
            try read()
        }
        piece += bytes
        var full: [[UInt8]] = []
        while piece.count >= Self.chunkBytes {
            full.append(Array(piece.prefix(Self.chunkBytes)))
            piece.removeFirst(Self.chunkBytes)
        }
        return full
    }

    private mutating func begin() throws(ImportProblem) {
        let announced = knownDelimiter == nil ? CSVDelimiter.announced(head) : nil
        let skipped = announced?.lineBytes ?? 0
        let body = Array(head.dropFirst(skipped))
        var parser = CSVParser(
            delimiter: knownDelimiter ?? announced?.delimiter ?? CSVDelimiter.sniff(body),
            limits: limits.csv,
            offset: Int64(skipped)
        )
        parser.append(body)
        self.parser = parser
        head = []
        try read()
    }

    private mutating func read() throws(ImportProblem) {
        do {
            while let record = try parser?.next() {
                guard !record.isBlank else { continue }
                rows += 1
                guard rows <= limits.rows + 1 else { throw ImportProblem.tooManyRows(limit: limits.rows) }
                if firstRows.count < Self.headRows { firstRows.append(record) } else { ragged.see(record) }
            }
        } catch let problem as CSVProblem {
            throw .malformed(problem)
        } catch let problem as ImportProblem {
            throw problem
        } catch {
            throw .empty
        }
    }

    private mutating func summary() -> ImportSummary {
        let encoding = normaliser.encoding
        let texts = firstRows.map { $0.cells(encoding) }
        let header = HeaderRow(texts).place
        let named = header.map { firstRows[$0] }
        // Titles above the header are no rows, and not as wide.
        let titles = header ?? 0
        for record in firstRows.dropFirst(titles) { ragged.see(record) }
        let columns = ColumnNames.make(header.map { texts[$0] } ?? [], count: ragged.columns)
        let content = firstRows.dropFirst(header.map { $0 + 1 } ?? 0).map { record in
            columns.indices.map { record.cell($0, encoding) }
        }
        return ImportSummary(
            layout: ImportLayout(
                encoding: encoding,
                delimiter: parser?.delimiter ?? 0x2C,
                hasHeader: header != nil,
                start: ImportCursor(
                    byte: named?.end ?? firstRows.first?.start ?? 0,
                    row: named.map { $0.row + 1 } ?? firstRows.first?.row ?? 1
                ),
                columns: columns.count,
                monthFirst: DayCell.monthFirst(content)
            ),
            columns: columns,
            sample: Array(content.prefix(Self.sampleRows)),
            mapping: ColumnGuess(columns: columns, rows: content, defaultCountry: defaultCountry).mapping,
            defaultCountry: defaultCountry,
            notices: notices
                + [
                    normaliser.notice, HeaderRow.notice(titles), ragged.notice(firstRows[titles].count),
                    header == nil ? ColumnNames.missing : nil,
                ].compactMap { $0 },
            rows: rows - (header.map { $0 + 1 } ?? 0),
            bytes: stored
        )
    }
}
