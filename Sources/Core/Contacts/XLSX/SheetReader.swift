/// A sheet's rows as they come: `sheetN.xml`.
final class SheetReader: XMLStream.Reader {
    private let texts: SharedTexts?
    private let styles: CellStyles?
    private let from1904: Bool
    private let limits: XLSXLimits
    private let take: (_ row: Int, _ cells: [[UInt8]]) throws -> Void

    /// Rows with content, and those of them that do not show.
    private(set) var rows = 0
    private(set) var hiddenRows = 0
    private var isHidden = false
    private var row = 0
    private var cells: [[UInt8]] = []
    /// Of the row so far.
    private var bytes = 0
    private var column = 0
    private var kind = ""
    private var style = 0
    private var value: [UInt8] = []
    private var isValue = false
    private var isPhonetic = false

    /// - Parameter take: gets each row with content, from 1, with its cells as a person sees them.
    init(
        texts: SharedTexts?,
        styles: CellStyles?,
        from1904: Bool,
        limits: XLSXLimits,
        take: @escaping (_ row: Int, _ cells: [[UInt8]]) throws -> Void
    ) {
        self.texts = texts
        self.styles = styles
        self.from1904 = from1904
        self.limits = limits
        self.take = take
    }

    func open(_ name: String, _ attributes: XMLStream.Attributes) throws {
        switch name {
        case "row":
            // Rows only go down; one that says otherwise is the next, and so is one that no sheet has.
            let said = attributes["r"].flatMap { Int($0) } ?? 0
            row = max(row + 1, said <= limits.rows ? said : 0)
            cells = []
            bytes = 0
            column = -1
            isHidden = ["1", "true"].contains(attributes["hidden"] ?? "")
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? column + 1
            kind = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = []
        case "v": isValue = true
        case "t": isValue = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func close(_ name: String) throws {
        switch name {
        case "v", "t": isValue = false
        case "rPh": isPhonetic = false
        case "c": try endCell()
        case "row": if !cells.isEmpty { try endRow() }
        default: break
        }
    }

    func text(_ bytes: UnsafeRawBufferPointer) throws {
        guard isValue else { return }
        value += bytes
        guard value.count <= limits.cellBytes else { throw XLSXProblem.tooDense }
    }

    private func endRow() throws {
        rows += 1
        if isHidden { hiddenRows += 1 }
        try take(row, cells)
    }

    private func endCell() throws {
        guard !value.isEmpty else { return }
        // Cells beyond that only have a colour harm nobody.
        guard (0..<limits.columns).contains(column) else { throw XLSXProblem.tooManyColumns }
        while cells.count <= column { cells.append([]) }
        let shown = shown()
        bytes += shown.count
        guard shown.count <= limits.cellBytes, bytes <= limits.rowBytes else { throw XLSXProblem.tooDense }
        cells[column] = Array(shown)
    }

    private func shown() -> ArraySlice<UInt8> {
        switch kind {
        case "s": return Int(String(decoding: value, as: UTF8.self)).flatMap { texts?[$0] } ?? []
        case "b": return Array((value == [0x31] ? "TRUE" : "FALSE").utf8)[...]
        case "n":
            let written = String(decoding: value, as: UTF8.self)
            return Array((styles?[style] ?? .general).show(written, from1904: from1904).utf8)[...]
        // Text, a formula's text, an error such as #N/A, a date written as ISO 8601.
        default: return value[...]
        }
    }

    /// `AB12` is the 27th, counted from 0.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (0x41...0x5A).contains(byte) else { break }
            column = column * 26 + Int(byte - 0x40)
            guard column < 100_000 else { return nil }
        }
        return column == 0 ? nil : column - 1
    }
}
