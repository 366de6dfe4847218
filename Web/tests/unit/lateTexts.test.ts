import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { late } from "../../src/i18n/en/late.ts";

const source = join(import.meta.dirname!, "../../src");
const read = new Map<string, string>();
const text = (file: string) =>
  read.get(file) ?? (read.set(file, readFileSync(file, "utf8")), read.get(file)!);

/** What a module imports to be there with it; `import type` and `import()` are not. */
function imports(file: string): string[] {
  return [...text(file).matchAll(/^(?:import|export)(?! type)[^;]*?"(\.[^"]+)";/gms)]
    .map((match) => join(dirname(file), match[1]!)).filter((found) => existsSync(found));
}

const lazily = (file: string) =>
  [...text(file).matchAll(/import\("(\.[^"]+)"\)/g)].map((match) => join(dirname(file), match[1]!));

function closure(start: string, found = new Set<string>()): Set<string> {
  if (found.has(start)) return found;
  found.add(start);
  for (const next of imports(start)) closure(next, found);
  return found;
}

const main = join(source, "main.tsx");
const first = closure(main);
const isText = (file: string) => /\/i18n\/\w+\//.test(file);
const lateKeys = new Set(Object.keys(late));
/** Keys written out; of a key that is made from parts, whatever begins as it does. */
function used(files: Iterable<string>): string[] {
  return [...files].filter((file) => !isText(file)).flatMap((file) => [
    ...[...text(file).matchAll(/"([\w-]+(?:\.[\w-]+)+)"/g)].map((match) => match[1]!).filter((key) =>
      lateKeys.has(key)
    ),
    ...[...text(file).matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].flatMap((match) =>
      [...lateKeys].filter((key) => key.startsWith(match[1]!))
    ),
  ]);
}

test("what is loaded first uses no text that comes later", () => {
  // Titles of routes are names only, which the screens show; and live events have names like those of texts.
  const files = [...first].filter((file) => !/(routes|live\/apply)\.ts$/i.test(file));
  assert.deepEqual(used(files), []);
});

test("every screen brings the texts that it uses, or whoever opens it has", () => {
  const seen = new Set<string>();
  const bare: Record<string, string[]> = {};
  // `there`: the texts that stand already when this part is loaded.
  const visit = (start: string, there: string) => {
    const files = [...closure(start)].filter((file) => !first.has(file));
    const texts = there + files.filter((file) => file.includes("/i18n/en/")).map(text).join("\n");
    const missing = [...new Set(used(files))].filter((key) => !texts.includes(`"${key}":`));
    if (start !== main && missing.length > 0) bare[start] = missing;
    for (const entry of [...closure(start)].flatMap(lazily)) {
      if (seen.has(entry) || isText(entry) || !existsSync(entry)) continue;
      seen.add(entry);
      visit(entry, texts);
    }
  };
  visit(main, "");
  assert.ok(seen.size > 20);
  assert.deepEqual(bare, {});
});
