/// The lines of a document, over as many pages as they need, each with the heads of the columns.
struct PDFTable {
    private let face: DocumentFace
    private let pages: PDFPages
    /// The left edge and the width of each column, without the gap to the next.
    private let places: [(x: Double, width: Double)]

    private static let gap = 8.0
    private static let padding = 6.0
    private static let body = TextBlock.Style(size: 8)
    private static let head = TextBlock.Style(size: 7.5, isBold: true, ink: .quiet)
    /// With it five columns of amounts leave room for a description; what is longer wraps.
    private static let widthMax = 66.0

    /// - Throws: `RenderingError`.
    init(_ face: DocumentFace, on pages: PDFPages) throws(RenderingError) {
        self.face = face
        self.pages = pages
        var widths: [Double?] = []
        for (index, column) in face.columns.enumerated() {
            guard let least = column.kind.leastWidth else {
                widths.append(nil)
                continue
            }
            // The longest text is near enough the widest: they are figures.
            let longest = face.rows.map { $0[index] }.max { $0.count < $1.count } ?? ""
            let needed = try pages.block(longest, Self.body, width: nil).width + 1
            widths.append(min(max(needed, least), Self.widthMax))
        }
        let gaps = Double(face.columns.count - 1) * Self.gap + 2 * Self.padding
        let left = max(PDFPages.contentWidth - widths.reduce(0) { $0 + ($1 ?? 0) } - gaps, 60)
        var x = PDFPages.margin + Self.padding
        places = widths.map { width in
            let width = width ?? left
            defer { x += width + Self.gap }
            return (x, width)
        }
    }

    func compose() throws(RenderingError) {
        try heads()
        for row in face.rows {
            let cells = try cells(row, Self.body)
            let height = (cells.map(\.height).max() ?? 0) + 2 * Self.padding
            if !pages.fits(height) {
                pages.startPage()
                try heads()
            }
            put(cells)
            pages.y += height
            pages.rule(y: pages.y)
        }
    }

    private func heads() throws(RenderingError) {
        let cells = try cells(face.columns.map(\.title), Self.head)
        let height = (cells.map(\.height).max() ?? 0) + 2 * Self.padding
        pages.band(y: pages.y, height: height)
        put(cells)
        pages.y += height
    }

    private func put(_ cells: [TextBlock]) {
        for (place, cell) in zip(places, cells) { pages.place(cell, x: place.x, y: pages.y + Self.padding) }
    }

    private func cells(_ texts: [String], _ style: TextBlock.Style) throws(RenderingError) -> [TextBlock] {
        var blocks: [TextBlock] = []
        for (column, (place, text)) in zip(face.columns, zip(places, texts)) {
            var style = style
            style.alignment = column.kind.isNumber ? .end : .start
            blocks.append(try pages.block(text, style, width: place.width))
        }
        return blocks
    }
}

extension DocumentFace.Column.Kind {
    /// `nil` for the one that takes what is left.
    fileprivate var leastWidth: Double? {
        switch self {
        case .ordinal: 14
        case .description: nil
        case .code: 34
        case .quantity: 42
        case .amount: 52
        }
    }

    fileprivate var isNumber: Bool { self == .quantity || self == .amount }
}
