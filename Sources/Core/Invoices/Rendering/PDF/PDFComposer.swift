/// Sets a document on A4 pages.
struct PDFComposer {
    private let face: DocumentFace
    private let pages: PDFPages

    private static let quiet = TextBlock.Style(ink: .quiet)
    private static let label = TextBlock.Style(size: 7.5, isBold: true, ink: .quiet)
    private static let right = PDFSurface.width - PDFPages.margin

    init(_ face: DocumentFace, on surface: PDFSurface) {
        self.face = face
        pages = PDFPages(surface)
    }

    /// - Throws: `RenderingError`.
    func compose() throws(RenderingError) {
        try letterhead()
        try parties()
        try PDFTable(face, on: pages).compose()
        try end()
        let about = "\(face.title) \(face.number)  ·  \(face.supplier.name)"
        try pages.draw(footer: about)
    }

    private func letterhead() throws(RenderingError) {
        let (leftWidth, rightWidth) = (300.0, 190.0)
        let name = try pages.block(face.supplier.name, .init(size: 14, isBold: true), width: leftWidth)
        let lines = try pages.block(face.supplier.lines.joined(separator: "\n"), Self.quiet, width: leftWidth)
        let title = try pages.block(face.title, .init(size: 20, isBold: true, alignment: .end), width: rightWidth)
        let mark = try pages.block(face.mark, .init(ink: .quiet, alignment: .end), width: rightWidth)
        let top = pages.y
        pages.place(name, x: PDFPages.margin, y: top + 4)
        pages.place(lines, x: PDFPages.margin, y: top + 8 + name.height)
        pages.place(title, x: Self.right - rightWidth, y: top)
        pages.place(mark, x: Self.right - rightWidth, y: top + 4 + title.height)
        pages.y = top + max(8 + name.height + lines.height, 4 + title.height + mark.height) + 16
        pages.rule(y: pages.y)
        pages.y += 16
    }

    private func parties() throws(RenderingError) {
        let width = 250.0
        let top = pages.y
        let label = try pages.block("Billed to", Self.label, width: width)
        let name = try pages.block(face.recipient.name, .init(size: 10, isBold: true), width: width)
        let lines = try pages.block(face.recipient.lines.joined(separator: "\n"), width: width)
        pages.place(label, x: PDFPages.margin, y: top)
        pages.place(name, x: PDFPages.margin, y: top + 4 + label.height)
        pages.place(lines, x: PDFPages.margin, y: top + 8 + label.height + name.height)
        let end = try facts(face.facts, x: 325, labelWidth: 82, y: top)
        pages.y = max(top + 8 + label.height + name.height + lines.height, end) + 20
    }

    /// Labels and values in two columns, the values at the right edge. Returns where they end.
    private func facts(
        _ facts: [DocumentFace.Fact],
        x: Double,
        labelWidth: Double,
        y: Double
    ) throws(RenderingError) -> Double {
        var y = y
        let valueWidth = Self.right - x - labelWidth
        for fact in facts {
            let label = try pages.block(fact.label, Self.quiet, width: labelWidth)
            let value = try pages.block(fact.value, .init(alignment: .end), width: valueWidth)
            pages.place(label, x: x, y: y)
            pages.place(value, x: x + labelWidth, y: y)
            y += max(label.height, value.height) + 3.5
        }
        return y
    }

    /// Sums, words, what the law wants said, and the signature: together on one page.
    private func end() throws(RenderingError) {
        let width = 255.0
        let label = try pages.block("Amount in words", Self.label, width: width)
        let words = try pages.block(face.words, width: width)
        let endorsement = try face.endorsement.map { text throws(RenderingError) in
            try pages.block(text, .init(size: 8, isBold: true), width: width - 16)
        }
        let notes = try pages.block(face.notes.joined(separator: "\n"), width: width)
        let leftHeight = label.height + words.height + (endorsement?.height ?? -28) + notes.height + 56
        let sumsHeight = Double(face.sums.count) * 16 + 34
        if !pages.fits(max(leftHeight, sumsHeight + 110)) { pages.startPage() }

        let top = pages.y + 14
        pages.place(label, x: PDFPages.margin, y: top)
        var y = top + label.height + 3
        pages.place(words, x: PDFPages.margin, y: y)
        y += words.height + 12
        if let endorsement {
            pages.frame(x: PDFPages.margin, y: y, width: width, height: endorsement.height + 12)
            pages.place(endorsement, x: PDFPages.margin + 8, y: y + 6)
            y += endorsement.height + 24
        }
        pages.place(notes, x: PDFPages.margin, y: y)

        y = try facts(face.sums, x: 345, labelWidth: 90, y: top) + 4
        pages.rule(x: 345, y: y, width: Self.right - 345, .dark)
        let total = TextBlock.Style(size: 12, isBold: true, alignment: .end)
        pages.place(try pages.block(face.total.label, .init(size: 12, isBold: true), width: 60), x: 345, y: y + 6)
        let amount = try pages.block(face.total.value, total, width: Self.right - 405)
        pages.place(amount, x: 405, y: y + 6)
        try signature(from: y + amount.height + 28)
    }

    private func signature(from top: Double) throws(RenderingError) {
        let (x, width) = (345.0, Self.right - 345)
        let company = try pages.block("For \(face.supplier.name)", width: width)
        let name = try pages.block(face.signatory, .init(isBold: true), width: width)
        let role = try pages.block("Authorised signatory", Self.quiet, width: width)
        pages.place(company, x: x, y: top)
        let line = top + company.height + 40
        pages.rule(x: x, y: line, width: width, .quiet)
        pages.place(name, x: x, y: line + 4)
        pages.place(role, x: x, y: line + 5 + name.height)
    }
}
