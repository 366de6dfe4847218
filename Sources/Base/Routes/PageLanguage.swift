import HTTPTypes

/// The language of a page that the server writes itself.
package enum PageLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case hindi = "hi"
    case spanish = "es"
    case portuguese = "pt-BR"
    case arabic = "ar"

    /// The web client sets the same cookie, so that a choice there counts here and the other way round.
    static let cookieName = "lodestone-language"

    /// As the address asks for, else as was chosen before, else the first of the browser's that is there.
    package init(of call: Call) {
        let kept = call.headers[values: .cookie].flatMap { $0.split(separator: ";") }
            .map { $0.drop { $0 == " " } }
            .first { $0.hasPrefix("\(Self.cookieName)=") }
            .map { String($0.dropFirst(Self.cookieName.count + 1)) }
        let accepted = (call.headers[.acceptLanguage] ?? "").prefix(200).split(separator: ",").map { part in
            String(part.prefix { $0 != ";" }.drop { $0 == " " })
        }
        let wanted = [call.query("lang"), kept].compactMap(\.self) + accepted
        self = wanted.lazy.compactMap { Self(tag: $0) }.first ?? .english
    }

    /// By the language alone, whatever the region.
    private init?(tag: String) {
        let base = tag.lowercased().prefix { $0 != "-" }
        guard let found = Self.allCases.first(where: { $0.rawValue.prefix { $0 != "-" } == base }) else { return nil }
        self = found
    }

    /// In its own words.
    package var name: String {
        switch self {
        case .english: "English"
        case .hindi: "हिन्दी"
        case .spanish: "Español"
        case .portuguese: "Português (Brasil)"
        case .arabic: "العربية"
        }
    }

    var direction: String { self == .arabic ? "rtl" : "ltr" }

    /// Kept for a year, and read by the web client too.
    package var cookie: String { "\(Self.cookieName)=\(rawValue); Path=/; Max-Age=31536000; SameSite=Lax" }

    /// Links to the same page in the other languages.
    package func choice(path: String) -> HTML {
        let links = Self.allCases.map { language -> HTML in
            let current: HTML = language == self ? " aria-current=\"true\"" : ""
            return """
                <a href="\(path)?lang=\(language.rawValue)" lang="\(language.rawValue)"\(current)>\(language.name)</a>
                """
        }
        return "<nav class=\"languages\">\(links)</nav>"
    }
}
