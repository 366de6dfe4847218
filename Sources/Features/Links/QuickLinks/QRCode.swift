import CPango
import CQRencode

/// A QR code, drawn by libqrencode's squares. Source: ISO/IEC 18004, medium correction, four squares of margin.
struct QRCode {
    private let width: Int
    private let dark: [Bool]
    private static let margin = 4

    enum DrawingError: Error { case cairo }

    /// `nil` when the text does not fit.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard width > 0, let data = code.pointee.data else { return nil }
        self.width = width
        // The lowest bit of a square's byte is its colour.
        dark = (0..<width * width).map { data[$0] & 1 == 1 }
    }

    /// One path, a run of dark squares a rectangle.
    func svg(size: Int) -> String {
        var path = ""
        for (x, y, length) in runs { path += "M\(x),\(y)h\(length)v1h-\(length)z" }
        let side = width + 2 * Self.margin
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(size)" height="\(size)" viewBox="0 0 \(side) \(side)" \
            shape-rendering="crispEdges"><path fill="#fff" d="M0,0h\(side)v\(side)h-\(side)z"/>\
            <path fill="#000" d="\(path)"/></svg>
            """
    }

    /// As large as whole pixels of each square let it be, in the middle of `size` by `size`.
    func png(size: Int) throws -> [UInt8] {
        let side = width + 2 * Self.margin
        let size = max(size, side)
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size), Int32(size)),
            let context = cairo_create(surface)
        else { throw DrawingError.cairo }
        defer {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        }
        cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
        cairo_set_source_rgb(context, 1, 1, 1)
        cairo_paint(context)
        cairo_set_source_rgb(context, 0, 0, 0)
        let scale = size / side
        let start = (size - scale * side) / 2
        for (x, y, length) in runs {
            cairo_rectangle(
                context,
                Double(start + x * scale),
                Double(start + y * scale),
                Double(length * scale),
                Double(scale)
            )
        }
        cairo_fill(context)
        let sink = Sink()
        let status = cairo_surface_write_to_png_stream(
            surface,
            { sink, bytes, count in
                guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            },
            Unmanaged.passUnretained(sink).toOpaque()
        )
        guard status == CAIRO_STATUS_SUCCESS else { throw DrawingError.cairo }
        return sink.bytes
    }

    private final class Sink {
        var bytes: [UInt8] = []
    }

    /// Dark squares beside each other, with the margin added to their place.
    private var runs: [(x: Int, y: Int, length: Int)] {
        var runs: [(x: Int, y: Int, length: Int)] = []
        for y in 0..<width {
            var x = 0
            while x < width {
                var end = x
                while end < width, dark[y * width + end] { end += 1 }
                if end > x { runs.append((x + Self.margin, y + Self.margin, end - x)) }
                x = max(end, x + 1)
            }
        }
        return runs
    }
}
