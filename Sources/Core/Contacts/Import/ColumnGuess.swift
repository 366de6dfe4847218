/// Guesses which columns hold the number and the name, from the header's words and from what is in the rows.
struct ColumnGuess {
    let columns: [String]
    let rows: [[String]]
    let defaultCountry: String?

    var mapping: ImportMapping {
        let phone = phoneColumn
        let names = nameColumns(besides: phone)
        let others = columns.indices.filter { $0 != phone && !names.contains($0) }.compactMap { place in
            HeaderWords.target(columns[place]).map { ImportColumn(column: columns[place], to: $0) }
        }
        // `E-mail 2 - Value` may have somebody's when `E-mail 1 - Value` is empty for all.
        let once = Dictionary(others.map { ($0.to, $0) }) { isEmpty($0) && !isEmpty($1) ? $1 : $0 }
        return ImportMapping(
            phone: phone.map { columns[$0] },
            name: names.map { columns[$0] },
            others: others.filter { once[$0.to] == $0 } + furtherPhones(after: phone)
        )
    }

    private func isEmpty(_ column: ImportColumn) -> Bool {
        guard let place = columns.firstIndex(of: column.column) else { return true }
        return rows.allSatisfy { $0[place].allSatisfy(\.isWhitespace) }
    }

    /// `Phone 2 - Value` behind `Phone 1 - Value`: for rows in which the first has no number.
    private func furtherPhones(after phone: Int?) -> [ImportColumn] {
        func words(_ place: Int) -> String { columns[place].filter { !$0.isNumber } }
        guard let phone, words(phone) != columns[phone] else { return [] }
        return columns.indices.filter { $0 > phone && words($0) == words(phone) && phoneScore($0) >= 200 }
            .map { ImportColumn(column: columns[$0], to: "phone") }
    }

    /// The column in which the most cells are numbers, the header's words weighing as much as a hundred good cells.
    private var phoneColumn: Int? {
        let scored = columns.indices.map { (column: $0, score: phoneScore($0)) }
        // `Phone` before `Default Address Phone`, and the first of two.
        func rank(_ it: (column: Int, score: Int)) -> (Int, Int, Int) {
            (it.score, -columns[it.column].count, -it.column)
        }
        return scored.max { rank($0) < rank($1) }.flatMap { $0.score >= 100 ? $0.column : nil }
    }

    /// In hundredths: 0 to 200 for what is in the cells, up to 150 for the header, up to 50 for how many are filled.
    private func phoneScore(_ column: Int) -> Int {
        let words = HeaderWords.phoneWeight(columns[column])
        let filled = rows.map { $0[column] }.filter { !$0.allSatisfy(\.isWhitespace) }
        guard !filled.isEmpty else { return words }
        let reader = PhoneReader(defaultCountry: defaultCountry)
        let read = filled.map { (try? reader.read($0)) != nil }
        let numbers = read.count { $0 }
        // Perhaps they are numbers of another country than the workspace's.
        let shaped = zip(filled, read).count { looksLikeNumber($0) || $1 }
        // A label column ("Mobile", "Work") has the header's word and not one number.
        guard numbers > 0 || shaped > 0 else { return 0 }
        let content = (120 * numbers + 80 * shaped) / filled.count
        return content + words + 50 * filled.count / max(1, rows.count)
    }

    /// First and last name where both are there, else the whole name, else the first column that reads like one.
    private func nameColumns(besides phone: Int?) -> [Int] {
        func column(_ part: HeaderWords.NamePart) -> Int? {
            columns.indices.first { $0 != phone && HeaderWords.namePart(columns[$0]) == part }
        }
        let first = column(.first) ?? column(.whole)
        if let first, let last = column(.last) {
            return [first, column(.middle), last].compactMap { $0 }
        }
        if let known = column(.whole) ?? first ?? column(.last) { return [known] }
        let wordy = columns.indices.first { place in
            place != phone && HeaderWords.phoneWeight(columns[place]) == 0 && !rows.isEmpty
                && rows.count { looksLikeName($0[place]) } * 2 > rows.count
        }
        return wordy.map { [$0] } ?? []
    }

    private func looksLikeNumber(_ cell: String) -> Bool {
        (7...20).contains(cell.unicodeScalars.count { $0.properties.numericType == .decimal })
            && !cell.contains { $0.isLetter || $0 == ":" } && !DayCell.isDay(cell)
    }

    private func looksLikeName(_ cell: String) -> Bool {
        let scalars = cell.unicodeScalars
        return (2...60).contains(scalars.count)
            && !scalars.contains { ("0"..."9").contains($0) || $0 == "@" || $0 == ":" }
            && scalars.count { $0.properties.isAlphabetic } * 10 >= scalars.count * 7
    }
}
