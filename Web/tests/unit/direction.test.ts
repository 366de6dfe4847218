import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const source = join(import.meta.dirname!, "../../src");
const files = (ending: RegExp) =>
  readdirSync(source, { recursive: true }).map(String).filter((file) => ending.test(file)).map((file) =>
    [file, readFileSync(join(source, file), "utf8")] as const
  );

const found = (text: string, pattern: RegExp) =>
  text.split("\n").map((line, index) => [index + 1, line] as const).filter(([, line]) => pattern.test(line));

test("styles name the start and the end of a line, never left and right", () => {
  const physical =
    /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right|border-(?:top|bottom)-(?:left|right)-radius|width|height|(?:min|max)-(?:width|height))\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/;
  // Media and container queries have no logical twin that esbuild 0.17 passes through.
  const query = /^\s*@(?:media|container)/;
  const hits = files(/\.css$/).flatMap(([file, text]) =>
    found(text, physical).filter(([, line]) => !query.test(line)).map(([line, words]) =>
      `${file}:${line} ${words.trim()}`
    )
  );
  assert.deepEqual(hits, []);
});

test("a style in a component does so too", () => {
  const physical = /\b(?:margin|padding|border)(?:Left|Right)\b|style=\{\{[^}]*\b(?:left|right)\s*:/;
  const hits = files(/\.tsx$/).flatMap(([file, text]) =>
    found(text, physical).map(([line]) => `${file}:${line}`)
  );
  assert.deepEqual(hits, []);
});

test("arrow keys to the sides know which way a line runs", () => {
  const hits = files(/\.tsx?$/).filter(([, text]) => /Arrow(?:Left|Right)/.test(text) && !/"rtl"/.test(text));
  assert.deepEqual(hits.map(([file]) => file), []);
});

test("what people wrote, and names, are set apart by their own direction", () => {
  const bare = files(/\.tsx$/).flatMap(([file, text]) =>
    found(
      text,
      /<(?:strong|b|h[1-3]|p|span)(?: className="[^"]*")?>\{(?:\w+\.)*(?:contact|member|author|message)\.(?:name|text)\}/,
    )
      .map(([line]) => `${file}:${line}`)
  );
  assert.deepEqual(bare, []);
});
