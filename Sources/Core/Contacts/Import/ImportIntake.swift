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

    /// - Parameter delimiter: where it is known; else it is guessed from the text.
    init(limits: ImportLimits, defaultCountry: String?, delimiter: UInt8? = nil) {
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
        guard let first = firstRows.first else { throw .empty }
        return (pieces, summary(first))
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
                ragged.see(record)
                if firstRows.count < Self.headRows { firstRows.append(record) }
            }
        } catch let problem as CSVProblem {
            throw .malformed(problem)
        } catch let problem as ImportProblem {
            throw problem
        } catch {
            throw .empty
        }
    }

    private func summary(_ first: CSVRecord) -> ImportSummary {
        let encoding = normaliser.encoding
        let hasHeader = ColumnNames.isHeader(first.cells(encoding))
        let start =
            hasHeader
            ? ImportCursor(byte: first.end, row: first.row + 1) : ImportCursor(byte: first.start, row: first.row)
        let columns = ColumnNames.make(hasHeader ? first.cells(encoding) : [], count: ragged.columns)
        let content = firstRows.dropFirst(hasHeader ? 1 : 0).map { record in
            columns.indices.map { record.cell($0, encoding) }
        }
        return ImportSummary(
            layout: ImportLayout(
                encoding: encoding,
                delimiter: parser?.delimiter ?? 0x2C,
                hasHeader: hasHeader,
                start: start,
                columns: columns.count
            ),
            columns: columns,
            sample: Array(content.prefix(Self.sampleRows)),
            mapping: ColumnGuess(columns: columns, rows: content, defaultCountry: defaultCountry).mapping,
            defaultCountry: defaultCountry,
            notices: [normaliser.notice, ragged.notice, hasHeader ? nil : ColumnNames.missing].compactMap { $0 },
            rows: hasHeader ? rows - 1 : rows,
            bytes: stored
        )
    }
}
