import CPango

/// A text laid out in a width: wrapped, shaped for its script, with a font for each character that the first one lacks.
final class TextBlock {
    let layout: OpaquePointer
    let ink: Ink
    /// Of the longest line.
    let width: Double
    let height: Double

    struct Style {
        var size = 8.5
        var isBold = false
        var ink = Ink.dark
        var alignment = Alignment.start

        enum Alignment {
            case start, end
        }
    }

    /// - Parameter width: where lines break; `nil` for as wide as the text is.
    /// - Throws: `RenderingError`.
    init(_ text: String, _ style: Style, width: Double?, on surface: PDFSurface) throws(RenderingError) {
        guard let layout = pango_cairo_create_layout(surface.context) else { throw .cairo("no layout") }
        self.layout = layout
        ink = style.ink
        let font = pango_font_description_from_string(style.isBold ? "\(Self.fonts) Semi-Bold" : Self.fonts)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, width.map { Int32($0 * Double(PANGO_SCALE)) } ?? -1)
        // A name without a blank is cut where it must be.
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_spacing(layout, Int32(style.size * 0.12 * Double(PANGO_SCALE)))
        pango_layout_set_alignment(layout, style.alignment == .end ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT)
        // A dash in a legal name would be another name.
        let attributes = pango_attr_list_new()
        pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        // Each side as it is aligned, also where a name is written from right to left.
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_text(layout, text, -1)
        var extent = (width: Int32(0), height: Int32(0))
        pango_layout_get_size(layout, &extent.width, &extent.height)
        self.width = Double(extent.width) / Double(PANGO_SCALE)
        height = Double(extent.height) / Double(PANGO_SCALE)
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    /// Debian's fonts-noto-core and fonts-dejavu-core; both have the rupee sign, the first has Devanagari.
    private static let fonts = "Noto Sans, Noto Sans Devanagari, DejaVu Sans"
}
