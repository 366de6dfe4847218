export type Span =
  | { kind: "text" | "code" | "block" | "link" | "variable"; text: string }
  | { kind: "bold" | "italic" | "strike"; children: Span[] };

const styles = { "*": "bold", _: "italic", "~": "strike" } as const;
const isStyle = (letter: string): letter is keyof typeof styles => letter in styles;
const isWord = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
const isSpace = (letter: string | undefined) => letter === undefined || /\s/.test(letter);

const special =
  /```([\s\S]+?)```|`([^`\n]+)`|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])|(\{\{\s*[\w.]+\s*\}\})/g;

/** WhatsApp's markup as a tree: *bold*, _italic_, ~struck~, `code`, ```blocks```, links and {{variables}}. */
export function parseMarkup(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(special)) {
    spans.push(...styled(text.slice(from, match.index)));
    const [whole, block, code, link] = match;
    if (block !== undefined) spans.push({ kind: "block", text: block });
    else if (code !== undefined) spans.push({ kind: "code", text: code });
    else if (link !== undefined) spans.push({ kind: "link", text: link });
    else spans.push({ kind: "variable", text: whole });
    from = match.index + whole.length;
  }
  spans.push(...styled(text.slice(from)));
  return spans;
}

/** The words alone, for a line that shows no markup. */
export const withoutMarkup = (text: string): string => /[*_~`]/.test(text) ? words(parseMarkup(text)) : text;

const words = (spans: readonly Span[]): string =>
  spans.map((span) => "children" in span ? words(span.children) : span.text).join("");

/** A mark opens before a letter and at the start of a word, and closes after a letter at the end of one, on the same line. */
function styled(text: string): Span[] {
  const spans: Span[] = [];
  let plain = "";
  const flush = () => {
    if (plain) spans.push({ kind: "text", text: plain });
    plain = "";
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    const close = isStyle(letter) && !isWord(text[at - 1]) && !isSpace(text[at + 1])
      ? closing(text, at, letter)
      : -1;
    if (close < 0) {
      plain += letter;
      continue;
    }
    flush();
    spans.push({ kind: styles[letter as keyof typeof styles], children: styled(text.slice(at + 1, close)) });
    at = close;
  }
  flush();
  return spans;
}

function closing(text: string, open: number, mark: string): number {
  for (let at = open + 2; at < text.length; at++) {
    if (text[at] === "\n") return -1;
    if (text[at] === mark && !isSpace(text[at - 1]) && !isWord(text[at + 1])) return at;
  }
  return -1;
}
