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
            --ground: light-dark(#f4f5f7, #0e1014);
            --panel: light-dark(#ffffff, #15181e);
            --ink: light-dark(#15181e, #e9ebef);
            --quiet: light-dark(#474e5b, #b4bbc7);
            --line: light-dark(#868d9a, #6a7382);
            --edge: light-dark(#e3e5ea, #272c35);
            --accent: light-dark(#3451d1, #4a66e4);
            --accent-text: light-dark(#2f49c0, #a3b4ff);
            --on-accent: #ffffff;
            --wrong: light-dark(#a3261c, #ff9a8f);
            font: 16px/1.5 system-ui, sans-serif;
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); }
        main {
            inline-size: min(26rem, 100% - 2rem);
            margin: max(2rem, 10vh) auto 2rem;
            padding: 1.75rem;
            background: var(--panel);
            border: 1px solid var(--edge);
            border-radius: 12px;
        }
        /* Our own doors bear our mark; pages that a business's customers see (links, payments) do not. */
        main:has(form:is([action^="/invitations/"], [action^="/login"], [action^="/confirm/"]), [action^="/sign-"], [href^="/sign-"])::before {
            content: "Lodestone";
            display: block;
            margin-block-end: 1.5rem;
            padding-inline-start: 2.5rem;
            background: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%233451d1'/%3E%3Cpath d='M16 5.5 20.6 16H11.4z' fill='%23fff'/%3E%3Cpath d='M16 26.5 11.4 16h9.2z' fill='%23fff' fill-opacity='.45'/%3E%3C/svg%3E")
                no-repeat left center / 1.8rem;
            font-size: 1.1rem;
            font-weight: 650;
            line-height: 1.8rem;
        }
        html[dir="rtl"] body main::before { background-position: right center; }
        h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25; }
        p { margin: 0 0 1rem; }
        .languages { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin-block-start: 1.5rem; font-size: 0.875rem; }
        .languages [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
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
        a { color: var(--accent-text); }
        :focus-visible { outline: 3px solid var(--accent-text); outline-offset: 2px; }
        .hint { color: var(--quiet); font-size: 0.9rem; font-weight: 400; }
        .wrong { color: var(--wrong); font-weight: 600; }

        """
}
