import HTTPTypes

/// A page that the server writes itself: sign-in, invitations, errors. No script, one stylesheet.
package struct PlainPage: Sendable {
    let title: String
    let body: HTML
    let language: PageLanguage

    /// - Parameters:
    ///   - title: shown by the browser's tab, and by screen readers first.
    ///   - body: what stands in `<main>`; it brings its own `<h1>`.
    package init(title: String, body: HTML, in language: PageLanguage = .english) {
        self.title = title
        self.body = body
        self.language = language
    }

    package var html: HTML {
        """
        <!doctype html>
        <html lang="\(language.rawValue)" dir="\(language.direction)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>\(title) · Lodestone</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="\(PlainStylesheet.path)">
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>

        """
    }

    package func reply(status: Int = 200) -> Reply {
        .html(html, status: .init(code: status))
    }
}
