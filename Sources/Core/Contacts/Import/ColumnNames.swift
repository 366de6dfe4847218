import Workspaces

/// Names for the columns of a file, so that a mapping can speak of each.
enum ColumnNames {
    static let missing = "The file has no header row; its columns are named by their place."

    /// Whether a file's first row names columns rather than holding a contact: nobody calls a column `+49 151 2345678`
    /// or `ada@example.com`.
    static func isHeader(_ cells: [String]) -> Bool {
        !cells.contains { cell in
            let digits = cell.utf8.count { (0x30...0x39).contains($0) }
            let letters = cell.unicodeScalars.count { $0.properties.isAlphabetic }
            return digits >= 7 && letters < 3 && !DayCell.isDay(cell)
                || cell.contains("@") && cell.contains(".") && !cell.contains(" ")
        }
    }

    /// `count` different names: the header's, `Column 3` where it says nothing, `Phone (2)` for what it says twice.
    static func make(_ header: [String], count: Int) -> [String] {
        var taken: Set<String> = []
        return (0..<count).map { place in
            let written = place < header.count ? header[place].split { $0.isWhitespace }.joined(separator: " ") : ""
            let name = written.isEmpty ? "Column \(place + 1)" : written.cut(to: 200)
            var unique = name
            var repetition = 1
            while !taken.insert(unique).inserted {
                repetition += 1
                unique = "\(name) (\(repetition))"
            }
            return unique
        }
    }
}
