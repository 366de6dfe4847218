/// The table of `Data/error_codes.csv`.
struct ErrorCodeTable: Sendable {
    let entries: [ErrorCode]
    private let singles: [Int: Int]
    private let ranges: [Int]

    static let standard = ErrorCodeTable(csv: String(decoding: PackageResources.error_codes_csv, as: UTF8.self))

    /// Lines that do not follow the form are left out; a test holds the file to it.
    ///
    /// Form: `code,class,title,http,when,policy,advice`, the first line that is no comment being the heading.
    init(csv: String) {
        let lines = csv.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
        entries = lines.dropFirst().compactMap { ErrorCode(columns: CSVLine.columns($0)) }
        var singles: [Int: Int] = [:]
        for (index, entry) in entries.enumerated() where entry.codes.count == 1 {
            singles[entry.codes.lowerBound] = index
        }
        self.singles = singles
        ranges = entries.indices.filter { [entries] in entries[$0].codes.count > 1 }
    }

    func find(_ code: Int) -> ErrorCode? {
        if let index = singles[code] {
            return entries[index]
        }
        return ranges.map { entries[$0] }.first { $0.codes.contains(code) }
    }
}

extension ErrorCode {
    init?(columns: [String]) {
        guard columns.count == 7, let codes = Self.range(columns[0]), let kind = ErrorKind(rawValue: columns[1]),
            let policy = ErrorPolicy(rawValue: columns[5])
        else { return nil }
        let statuses = columns[3].split { !$0.isNumber }.compactMap { Int($0) }
        guard let usual = statuses.first else { return nil }
        let when = columns[4]
        self.init(
            codes: codes,
            kind: kind,
            title: columns[2],
            httpStatus: usual,
            strictHTTPStatus: statuses.dropFirst().first,
            isInResponse: when.contains("S") || when.contains("B"),
            isInWebhook: when.contains("W") || when.contains("B"),
            policy: policy,
            advice: columns[6]
        )
    }

    /// `131047` or `201-299`.
    private static func range(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else { return nil }
        return first...last
    }
}
