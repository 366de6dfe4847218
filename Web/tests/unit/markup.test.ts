import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkup, type Span, withoutMarkup } from "../../src/features/whatsapp/markup.ts";

/** The tree in one line: b(bold) i(italic) s(struck) c(code) l(link) v(variable). */
function drawn(spans: Span[]): string {
  return spans.map((span) => {
    if ("children" in span) return `${span.kind[0]}(${drawn(span.children)})`;
    return span.kind === "text" ? span.text : `${span.kind[0]}<${span.text}>`;
  }).join("");
}
const parsed = (text: string) => drawn(parseMarkup(text));

test("marks around words are styles", () => {
  assert.equal(parsed("*bold* and _it_ and ~no~"), "b(bold) and i(it) and s(no)");
  assert.equal(parsed("*bold _both_*"), "b(bold i(both))");
  assert.equal(parsed("(*bold*)!"), "(b(bold))!");
});

test("marks that surround nothing, stand in a word or cross a line are only letters", () => {
  for (
    const text of ["2 * 3 * 4", "snake_case_name", "* not *", "**", "*open", "*over\nthe line*", "a*b*c"]
  ) {
    assert.equal(parsed(text), text);
  }
});

test("code keeps its marks", () => {
  assert.equal(parsed("use `*x*` here"), "use c<*x*> here");
  assert.equal(parsed("```a\n*b*```"), "b<a\n*b*>");
});

test("links end before punctuation", () => {
  assert.equal(parsed("See https://example.com/a_b_c?x=1."), "See l<https://example.com/a_b_c?x=1>.");
  assert.equal(parsed("javascript:alert(1)"), "javascript:alert(1)");
});

test("variables of templates are marked, also within bold", () => {
  assert.equal(parsed("Hi {{1}}"), "Hi v<{{1}}>");
  assert.equal(parsed("Hi {{contact.firstName}}."), "Hi v<{{contact.firstName}}>.");
});

test("no letter is lost, whatever comes", () => {
  let seed = 42;
  const letters = ["*", "_", "~", "`", " ", "a", "b", "\n", "{{1}}", "https://x.yz", "ß"];
  for (let round = 0; round < 3000; round++) {
    let text = "";
    for (let length = 0; length < 14; length++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      text += letters[seed % letters.length];
    }
    const kept = (spans: Span[]): string =>
      spans.map((span) => "children" in span ? kept(span.children) : span.text).join("");
    const strip = (whole: string) => whole.replace(/[*_~`]/g, "");
    assert.equal(strip(kept(parseMarkup(text))), strip(text), `seed 42, round ${round}`);
  }
});

test("in a line of plain words the marks are left out, and nothing else", () => {
  assert.equal(withoutMarkup("Yes, *8 mm* _green_ `cardamom`"), "Yes, 8 mm green cardamom");
  assert.equal(withoutMarkup("2 * 3 * 4 and a_b_c"), "2 * 3 * 4 and a_b_c");
});
