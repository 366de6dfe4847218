import { readdirSync, readFileSync } from "node:fs";

const sources = new URL("../../../Sources/", import.meta.url);

/** What the server is made of, file by file; not the stand-in for WhatsApp, whose words nobody is told. */
export const files: readonly string[] = ["Base", "Core", "Features", "App"].flatMap((floor) => {
  const folder = new URL(`${floor}/`, sources);
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".swift"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
});
export const whole = files.join("\n");

const read = (folder: string) => {
  const place = new URL(folder, sources);
  return readdirSync(place, { encoding: "utf8" }).filter((name) => name.endsWith(".swift"))
    .map((name) => readFileSync(new URL(name, place), "utf8")).join("\n");
};
/** What Meta asks of templates. */
export const cloud = read("WhatsApp/CloudAPI/Templates/Rules/");
/** The names in the library of templates. */
export const samples: string[] = JSON.parse(
  readFileSync(new URL("Core/Templates/Data/template_samples.json", sources), "utf8"),
).map(({ id }: { id: string }) => id);

/** From after `(` to its partner; texts are skipped, values inside them are not. */
export function within(text: string, start: number): string {
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
  }
  return text.slice(start, at - 1);
}

/** The arguments of every call that begins so. */
export const calls = (name: string): string[] =>
  files.flatMap((text) =>
    [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\(`, "g"))].map((match) =>
      within(text, match.index + match[0].length)
    )
  );

/** The names of the values in a `Said`, and of the facts beside it. */
export function factsOf(text: string): string[] {
  const named = [...text.matchAll(/, "(\w+)"(?:, as: [^\n]*?)?\)/g)].map((match) => match[1]!);
  const beside = [...text.matchAll(/"(\w+)": /g)].map((match) => match[1]!);
  return [...named, ...beside];
}

/** Every text of one word or several with dashes: what a code can be. */
export const literals = new Set([...whole.matchAll(/"([\w.-]+)"/g)].map((match) => match[1]!));
