import Foundation

/// The script that a customer's page loads: one function and the widget's settings. It keeps nothing in the browser and asks for
/// nothing but its counts; its looks are a stylesheet object, which a page's content security policy lets through.
enum WidgetScript {
    private struct Given: Codable {
        let brand: String
        let subtitle: String
        let avatar: String
        let bubble: String
        let greeting: String
        let action: String
        let close: [String: String]
        let url: String
        let open: Bool
        let domains: [String]
        let css: String
    }

    static func text(_ widget: Widget, number: String) throws -> String {
        let settings = widget.settings
        let given = Given(
            brand: settings.brand,
            subtitle: settings.subtitle,
            avatar: settings.avatar,
            bubble: settings.bubble,
            greeting: settings.greeting,
            action: settings.action,
            close: closing,
            url: WaAddress.of(number: number, text: settings.text),
            open: settings.openByDefault,
            domains: widget.domains,
            css: style(settings)
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(given), as: UTF8.self)
        let program = String(decoding: PackageResources.widget_js, as: UTF8.self)
        return program.trimmingCharacters(in: .whitespacesAndNewlines) + "(\(escaped(json)));\n"
    }

    /// The one word of the widget that its owner does not write, by the language of the page that shows it.
    private static let closing = [
        "ar": "إغلاق", "bn": "বন্ধ করুন", "de": "Schließen", "en": "Close", "es": "Cerrar", "fr": "Fermer",
        "gu": "બંધ કરો", "hi": "बंद करें", "id": "Tutup", "it": "Chiudi", "ja": "閉じる", "ko": "닫기", "mr": "बंद करा",
        "ms": "Tutup", "nl": "Sluiten", "pt": "Fechar", "ru": "Закрыть", "ta": "மூடு", "te": "మూసివేయి", "tr": "Kapat",
        "ur": "بند کریں", "zh": "关闭",
    ]

    /// A deleted or paused widget must not break the page that still asks for it.
    static let nothing = "/* This widget is switched off. */\n"

    /// Only checked values are put in: a colour, a side and a number.
    private static func style(_ settings: WidgetSettings) -> String {
        String(decoding: PackageResources.widget_css, as: UTF8.self)
            .replacing("COLOUR", with: settings.colour)
            .replacing("INK", with: settings.ink)
            .replacing("SIDE", with: settings.side.rawValue)
            .replacing("MARGIN", with: "\(settings.margin)")
    }

    /// Inside a script element `</` would end it, and older programs take two separators for line ends.
    private static func escaped(_ json: String) -> String {
        json.replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028").replacing(
            "\u{2029}",
            with: "\\u2029"
        )
    }
}
