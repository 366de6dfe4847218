import HTTPTypes
import NIOCore
import Routes

/// The stylesheet of documents: the server's policy allows no style in the page itself.
enum DocumentStylesheet {
    static let path = "/assets-plain/document.css"

    static let route = Route(.get, path, access: .public, summary: "The stylesheet of documents") { _ in
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
            --edge: light-dark(#e3e5ea, #272c35);
            --accent: light-dark(#3451d1, #4a66e4);
            font: 15px/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif;
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); }
        main {
            inline-size: min(60rem, 100% - 2rem);
            margin: 2rem auto;
            padding: clamp(1rem, 4vw, 3rem);
            background: var(--panel);
            border: 1px solid var(--edge);
            border-block-start: 5px solid var(--accent);
            border-radius: 12px;
        }
        header, .parties, .foot { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; justify-content: space-between; }
        header { margin-block-end: 2rem; padding-block-end: 1.5rem; border-block-end: 1px solid var(--edge); }
        .title { text-align: end; }
        h1 { margin: 0; font-size: 1.8rem; line-height: 1.2; }
        h2 { margin: 0 0 0.25rem; font-size: 0.85rem; font-weight: 600; color: var(--quiet); }
        p { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
        section { flex: 1 1 16rem; min-inline-size: 0; }
        .supplier strong { font-size: 1.15rem; }
        .quiet { color: var(--quiet); }
        dl { margin: 0; flex: 0 1 22rem; }
        dl div { display: flex; gap: 1rem; justify-content: space-between; padding-block: 0.15rem; }
        dt { color: var(--quiet); }
        dd { margin: 0; text-align: end; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .lines { overflow-x: auto; margin-block: 2rem; }
        table { inline-size: 100%; border-collapse: collapse; font-size: 0.93rem; }
        th { text-align: start; font-weight: 600; color: var(--quiet); background: var(--ground); }
        th, td { padding: 0.5rem 0.6rem; vertical-align: top; border-block-end: 1px solid var(--edge); }
        .number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .text { overflow-wrap: anywhere; min-inline-size: 9rem; }
        .total { margin-block-start: 0.4rem; padding-block-start: 0.5rem; border-block-start: 2px solid var(--ink); }
        .total dt, .total dd { font-size: 1.2rem; font-weight: 700; color: var(--ink); }
        .endorsement { padding: 0.6rem 0.8rem; border: 1px solid var(--ink); border-radius: 6px; font-weight: 600; }
        .signature { margin: 2rem 0 0 auto; inline-size: min(18rem, 100%); }
        .signature .line { margin-block-start: 3.5rem; padding-block-start: 0.4rem; border-block-start: 1px solid var(--ink); }
        @media (max-width: 40rem) {
            dl { flex-basis: 100%; }
            .title { text-align: start; }
        }
        @page { size: A4; margin: 15mm; }
        @media print {
            :root { color-scheme: light; font-size: 10pt; }
            body { background: none; }
            main { inline-size: auto; margin: 0; padding: 0; border: 0; }
            tr, .foot, .signature { break-inside: avoid; }
            thead { display: table-header-group; }
        }

        """
}
