// Translations by the piece:
//
//     deno run -A scripts/texts.ts missing hi > hi.tsv     # what Hindi lacks: key, tab, English (a plural's forms as JSON)
//     deno run -A scripts/texts.ts fill hi < hi.tsv        # puts translated lines in their files, and drops what is no more
//
// Each file of src/i18n/en has its twin in the folder of each language.
import { folder, isEarly, isOutreach, partsOf, together } from "../tests/unit/languages.ts";

type Texts = Record<string, string | Record<string, string>>;
const [task, language = ""] = Deno.args;
const english = await partsOf("en");
const known = await partsOf(language).then(together, () => ({})) as Texts;

const read = (lines: string): Texts =>
  Object.fromEntries(
    lines.split("\n").filter((line) => line.includes("\t")).map((line) => {
      const [key = "", text = ""] = line.split("\t");
      return [key, text.startsWith('{"') ? JSON.parse(text) : text];
    }),
  );

const write = (name: string, text: string) =>
  Deno.writeTextFile(new URL(`${language}/${name}.ts`, folder), text);

async function writePart(part: string, given: Texts) {
  const source = await Deno.readTextFile(new URL(`en/${part}.ts`, folder));
  const lines = Object.keys(english[part]!).filter((key) => key in given).map((key) => {
    const opensGroup = source.includes(`\n\n  "${key}":`);
    return `${opensGroup ? "\n" : ""}  ${JSON.stringify(key)}: ${JSON.stringify(given[key])},`;
  });
  await write(
    part,
    `import type { ${part} as source } from "../en/${part}.ts";
import type { Translated } from "../messages.ts";

export const ${part}: Translated<typeof source> = {
${lines.join("\n")}
};
`,
  );
}

async function writeList(name: string, list: string, parts: string[]) {
  const imports = parts.map((part) => `import { ${part} } from "./${part}.ts";`).join("\n");
  await write(
    name,
    `${imports}\n\nexport const ${list} = { ${parts.map((part) => `...${part}`).join(", ")} };\n`,
  );
}

if (task === "missing") {
  for (const [key, message] of Object.entries(together(english))) {
    if (!(key in known)) {
      console.log(`${key}\t${typeof message === "string" ? message : JSON.stringify(message)}`);
    }
  }
} else if (task === "fill") {
  const given = { ...known, ...read(await new Response(Deno.stdin.readable).text()) };
  await Deno.mkdir(new URL(`${language}/`, folder), { recursive: true });
  const names = Object.keys(english);
  for (const part of names) await writePart(part, given);
  await writeList("index", "core", names.filter((name) => isEarly(english[name]!)));
  const late = names.filter((name) => !isEarly(english[name]!));
  await writeList("late", "late", late.filter((name) => !isOutreach(english[name]!)));
  await writeList("outreach", "outreach", late.filter((name) => isOutreach(english[name]!)));
  // `deno fmt` next.
} else console.error("say missing or fill, and a language");
