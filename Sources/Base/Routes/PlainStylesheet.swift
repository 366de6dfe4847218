import HTTPTypes
import NIOCore

/// The stylesheet of the plain pages.
package enum PlainStylesheet {
    package static let path = "/assets-plain/plain.css"

    package static let route = Route(.get, path, access: .public, summary: "The stylesheet of the server's own pages") {
        _ in
        Reply.bytes(.init(string: text), contentType: "text/css; charset=utf-8")
            .header(.cacheControl, "public, max-age=3600")
    }

    private static let text = """
        :root {
            color-scheme: light dark;
            --ground: light-dark(#f6f7f8, #15181b);
            --panel: light-dark(#ffffff, #1e2226);
            --ink: light-dark(#1b2024, #e8ebee);
            --quiet: light-dark(#55606a, #a3adb6);
            --line: light-dark(#c9d0d6, #48525b);
            --accent: light-dark(#0b6b50, #4cc69f);
            --on-accent: light-dark(#ffffff, #06231a);
            --wrong: light-dark(#a3261c, #ff9a8f);
            font: 16px/1.5 system-ui, sans-serif;
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); }
        main {
            max-inline-size: 26rem;
            margin: max(2rem, 10vh) auto 2rem;
            padding: 1.75rem;
            background: var(--panel);
            border: 1px solid var(--line);
            border-radius: 12px;
        }
        h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25; }
        p { margin: 0 0 1rem; }
        form { display: grid; gap: 0.9rem; margin-block-end: 1rem; }
        label { display: grid; gap: 0.25rem; font-weight: 600; }
        input, select {
            inline-size: 100%;
            min-block-size: 2.6rem;
            padding: 0.4rem 0.7rem;
            border: 1px solid var(--line);
            border-radius: 8px;
            background: var(--ground);
            color: var(--ink);
            font: inherit;
            font-weight: 400;
        }
        button {
            min-block-size: 2.75rem;
            padding: 0.5rem 1rem;
            border: 0;
            border-radius: 8px;
            background: var(--accent);
            color: var(--on-accent);
            font: inherit;
            font-weight: 650;
            cursor: pointer;
        }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .hint { color: var(--quiet); font-size: 0.9rem; font-weight: 400; }
        .wrong { color: var(--wrong); font-weight: 600; }

        """
}
