package import Routes

extension Document {
    /// The document as a page to read and to print.
    package func html() -> HTML {
        let face = DocumentFace(self)
        let head = face.columns.map { column -> HTML in
            "<th scope=\"col\" class=\"\(column.style)\">\(column.title)</th>"
        }
        let rows = face.rows.map { row -> HTML in
            let cells = zip(face.columns, row).map { column, text -> HTML in
                "<td class=\"\(column.style)\">\(text)</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        let mark: HTML? = face.mark.isEmpty ? nil : "<p class=\"quiet\">\(face.mark)</p>"
        let endorsement: HTML? = face.endorsement.map { "<p class=\"endorsement\">\($0)</p>" }
        let notes = face.notes.map { note -> HTML in "<p>\(note)</p>" }
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(face.title) \(face.number)</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="\(DocumentStylesheet.path)">
            </head>
            <body>
            <main>
            <header>
            <section aria-label="Supplier">\(block(face.supplier, "supplier"))</section>
            <div class="title"><h1>\(face.title)</h1>\(mark)</div>
            </header>
            <div class="parties">
            <section><h2>Billed to</h2>\(block(face.recipient, "recipient"))</section>
            <dl>\(facts(face.facts))</dl>
            </div>
            <div class="lines" role="region" aria-label="Lines" tabindex="0"><table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table></div>
            <div class="foot">
            <section><h2>Amount in words</h2><p>\(face.words)</p>\(endorsement)\(notes)</section>
            <dl class="sums">\(facts(face.sums))<div class="total"><dt>\(face.total.label)</dt><dd>\(face.total.value)</dd></div></dl>
            </div>
            <div class="signature">
            <p>For \(face.supplier.name)</p>
            <p class="line">\(face.signatory)<br><span class="quiet">Authorised signatory</span></p>
            </div>
            </main>
            </body>
            </html>

            """
    }

    private func block(_ block: DocumentFace.Block, _ style: String) -> HTML {
        let lines = block.lines.map { line -> HTML in "<br>\(line)" }
        return "<p class=\"\(style)\"><strong>\(block.name)</strong>\(lines)</p>"
    }

    private func facts(_ facts: [DocumentFace.Fact]) -> [HTML] {
        facts.map { "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>" }
    }
}

extension DocumentFace.Column {
    /// The class of its cells.
    fileprivate var style: String {
        switch kind {
        case .ordinal, .code: "code"
        case .description: "text"
        case .quantity, .amount: "number"
        }
    }
}
