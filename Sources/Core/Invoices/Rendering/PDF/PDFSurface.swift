import CPango

/// A PDF of A4 pages in the making. Lengths are points, a 72nd of an inch, from the upper left corner.
final class PDFSurface {
    static let width = 595.276
    static let height = 841.89

    private let sink = Sink()
    private let surface: OpaquePointer
    let context: OpaquePointer

    /// Where cairo writes to.
    private final class Sink {
        var bytes: [UInt8] = []
    }

    /// - Throws: `RenderingError`.
    init(title: String, author: String, createdAt: String) throws(RenderingError) {
        let write: cairo_write_func_t = { sink, bytes, count in
            guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
            let target = Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue()
            target.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
            return CAIRO_STATUS_SUCCESS
        }
        let target = Unmanaged.passUnretained(sink).toOpaque()
        guard let surface = cairo_pdf_surface_create_for_stream(write, target, Self.width, Self.height) else {
            throw .cairo("no surface")
        }
        guard let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            throw .cairo("no context")
        }
        self.surface = surface
        self.context = context
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Lodestone")
        // The document's own time, so that it has the same bytes whenever it is made.
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, createdAt)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    func box(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
        set(ink)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    func frame(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
        set(ink)
        cairo_set_line_width(context, 0.75)
        cairo_rectangle(context, x, y, width, height)
        cairo_stroke(context)
    }

    func draw(_ text: TextBlock, x: Double, y: Double) {
        set(text.ink)
        cairo_move_to(context, x, y)
        pango_cairo_show_layout(context, text.layout)
    }

    func endPage() {
        cairo_show_page(context)
    }

    /// The whole file. Nothing can be drawn afterwards.
    ///
    /// - Throws: `RenderingError`.
    func finish() throws(RenderingError) -> [UInt8] {
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(String(cString: cairo_status_to_string(status))) }
        return sink.bytes
    }

    private func set(_ ink: Ink) {
        cairo_set_source_rgb(context, ink.red, ink.green, ink.blue)
    }
}

/// Why a document could not be drawn.
package enum RenderingError: Error, Equatable {
    /// In cairo's words.
    case cairo(String)
}

struct Ink {
    let red: Double
    let green: Double
    let blue: Double

    private init(_ hex: Int) {
        red = Double(hex >> 16 & 0xFF) / 255
        green = Double(hex >> 8 & 0xFF) / 255
        blue = Double(hex & 0xFF) / 255
    }

    static let dark = Ink(0x15181E)
    static let quiet = Ink(0x474E5B)
    static let line = Ink(0xD5D8DE)
    static let band = Ink(0xF1F3F7)
    static let accent = Ink(0x3451D1)
}
