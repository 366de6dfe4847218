/// Pages that are filled from the top, and drawn once their number is known.
final class PDFPages {
    let surface: PDFSurface
    /// What stands on each page.
    private var pages: [[Mark]] = [[]]
    /// How far the page in hand is filled.
    var y = PDFPages.margin

    static let margin = 42.0
    static let contentWidth = PDFSurface.width - 2 * margin
    /// Where the footer begins.
    private static let bottom = PDFSurface.height - 48

    private enum Mark {
        case text(TextBlock, x: Double, y: Double)
        case box(x: Double, y: Double, width: Double, height: Double, Ink)
        case frame(x: Double, y: Double, width: Double, height: Double, Ink)
    }

    init(_ surface: PDFSurface) {
        self.surface = surface
    }

    /// Whether that much fits below what is there.
    func fits(_ height: Double) -> Bool { y + height <= Self.bottom }

    func startPage() {
        pages.append([])
        y = Self.margin
    }

    func block(_ text: String, _ style: TextBlock.Style = .init(), width: Double?) throws(RenderingError) -> TextBlock {
        try TextBlock(text, style, width: width, on: surface)
    }

    func place(_ text: TextBlock, x: Double, y: Double) {
        add(.text(text, x: x, y: y))
    }

    /// A horizontal line across the content, or a part of it.
    func rule(x: Double = PDFPages.margin, y: Double, width: Double = PDFPages.contentWidth, _ ink: Ink = .line) {
        add(.box(x: x, y: y, width: width, height: 0.75, ink))
    }

    func band(y: Double, height: Double) {
        add(.box(x: Self.margin, y: y, width: Self.contentWidth, height: height, .band))
    }

    func frame(x: Double, y: Double, width: Double, height: Double) {
        add(.frame(x: x, y: y, width: width, height: height, .dark))
    }

    /// Draws everything, with a footer on each page.
    ///
    /// - Parameter footer: what stands on its left.
    func draw(footer: String) throws(RenderingError) {
        let quiet = TextBlock.Style(size: 7.5, ink: .quiet)
        let quietEnd = TextBlock.Style(size: 7.5, ink: .quiet, alignment: .end)
        for (index, marks) in pages.enumerated() {
            surface.box(x: 0, y: 0, width: PDFSurface.width, height: 5, .accent)
            for mark in marks { draw(mark) }
            let left = try block(footer, quiet, width: Self.contentWidth - 100)
            let right = try block("Page \(index + 1) of \(pages.count)", quietEnd, width: 90)
            surface.box(x: Self.margin, y: Self.bottom + 8, width: Self.contentWidth, height: 0.75, .line)
            surface.draw(left, x: Self.margin, y: Self.bottom + 14)
            surface.draw(right, x: PDFSurface.width - Self.margin - 90, y: Self.bottom + 14)
            surface.endPage()
        }
    }

    private func draw(_ mark: Mark) {
        switch mark {
        case .text(let text, let x, let y):
            surface.draw(text, x: x, y: y)
        case .box(let x, let y, let width, let height, let ink):
            surface.box(x: x, y: y, width: width, height: height, ink)
        case .frame(let x, let y, let width, let height, let ink):
            surface.frame(x: x, y: y, width: width, height: height, ink)
        }
    }

    private func add(_ mark: Mark) {
        pages[pages.count - 1].append(mark)
    }
}
