import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../src/i18n/messages.ts";
import { factText } from "../../src/i18n/told/facts.ts";
import type { Entry, Part, Told } from "../../src/i18n/told/types.ts";
import { languages } from "./languages.ts";
import { calls, cloud, factsOf, files, literals, samples, whole } from "./swift.ts";

const load = async (language: string): Promise<Told> =>
  (await import(`../../src/i18n/told/${language}/index.ts`)).told;
const told = Object.fromEntries(
  await Promise.all(languages.map(async (language) => [language, await load(language)])),
) as Record<string, Told>;
const one = told.hi!;
const parts = Object.keys(one).filter((part) => part !== "terms") as Part[];

const texts = (message: Message) => typeof message === "string" ? [message] : Object.values(message);
const names = (message: Message) =>
  [...(typeof message === "string" ? message : message.other).matchAll(/(?<!\{)\{(\w+)\}/g)].map((match) =>
    match[1]!
  )
    .sort();

/** Codes of problems, and their words in the sources. A code that is made from parts stands here with what it becomes. */
const made: Record<string, readonly string[]> = {
  "\\(purpose.rawValue)-not-found": ["segment-not-found", "community-not-found"],
  "\\(purpose.rawValue)-name-taken": ["segment-name-taken", "community-name-taken"],
  // The words of HTTP itself.
  "http-\\(http.status.code)": [],
};
const problems = new Map<string, string[]>();
for (const call of calls("Problem")) {
  const code = /^\s*"([^"]+)"/.exec(call)?.[1];
  if (!code) continue;
  for (const each of made[code] ?? [code]) problems.set(each, [...problems.get(each) ?? [], call]);
}
const bare = (key: string) => key.split("/")[0]!;

test("the sources were found, and what is said there was read", () => {
  assert.ok(problems.size > 190, `${problems.size}`);
  assert.deepEqual(
    factsOf('"At most \\(limit, "limit") of \\(a.b(c), "what", as: d.raw)", facts: ["link": x]'),
    [
      "limit",
      "what",
      "link",
    ],
  );
});

test("every problem has words in every language, and no words are for a problem that is no more", () => {
  for (const [language, { problems: entries }] of Object.entries(told)) {
    assert.deepEqual([...problems.keys()].filter((code) => !(code in entries)), [], language);
    assert.deepEqual(Object.keys(entries).filter((key) => !problems.has(bare(key))), [], language);
  }
});

test("the words of a problem need no fact that it never has", () => {
  for (const [key, [title, ...details]] of Object.entries(one.problems)) {
    const found = problems.get(bare(key))!;
    // A detail that is made elsewhere brings its facts from there.
    const isMadeHere = found.every((call) => !/detail:\s*(?!")/.test(call));
    if (!isMadeHere) continue;
    const facts = found.flatMap(factsOf);
    for (const name of [title, ...details].flatMap(names)) {
      assert.ok(facts.includes(name), `${key}: {${name}}`);
    }
  }
});

test("every code of a field's fault, a finding, a check and the doctor has words, and no other", () => {
  const codes = (pattern: RegExp) => new Set([...whole.matchAll(pattern)].map((match) => match[1]!));
  // A failure's code is its first argument, a fault's its last.
  const coded = codes(/(?<![.(]\s*)\bcode: "([a-z][a-z-]+)"/g);
  const found = codes(/\bfind\(\s*(?:"[^"]*"|"[^"]*\\\(key\)"),\s*"([a-z-]+)"/g);
  const bodies = whole.split("/// The fault of a field that clients know.").slice(1);
  const faults = bodies.flatMap((rest) => [...rest.split(/^ {4}\}$/m)[0]!.matchAll(/: "([a-z-]+)"/g)])
    .map((match) => match[1]!);
  assert.ok(faults.length > 20);
  assert.deepEqual(faults.filter((code) => !(code in one.fields)), []);
  const known = { ...one.fields, ...one.findings };
  const required = codes(/\brequire\([\s\S]{1,200}?,\s*"([a-z]+(?:-[a-z]+)*)",\s*"[A-Z]/g);
  assert.deepEqual([...coded, ...found, ...required].filter((code) => !(code in known)), []);
  const checks = codes(/CheckItem\(\s*"[a-z]+",\s*\.(?:ok|warn|stop),\s*"([a-z-]+)"/g);
  assert.deepEqual([...checks].filter((code) => !(code in one.checks)), []);
  const doctor = codes(/\.(?:ok|warn|fail|skipped)\(\s*\.[a-z]+,\s*"([a-z-]+)"/g);
  assert.deepEqual([...doctor].filter((code) => !(code in one.doctor)), []);
  for (const part of ["fields", "findings", "checks", "doctor"] as const) {
    assert.deepEqual(Object.keys(one[part]).filter((code) => !literals.has(code)), [], part);
  }
  const imports = codes(/ImportRemark\(\s*"([a-z-]+)"/g);
  assert.deepEqual(Object.keys(one.imports).filter((code) => !imports.has(code)), []);
  assert.deepEqual([...imports].filter((code) => !(code in one.imports)), []);
  assert.deepEqual(Object.keys(one.imports).filter((code) => code in one.fields), []);
  const isCode = (code: string) => literals.has(code) || whole.includes(`case ${code}\n`);
  assert.deepEqual(Object.keys(one.why).filter((code) => !isCode(code)), []);
  assert.deepEqual(Object.keys(one.fields).filter((code) => code in one.findings), []);
});

/** The cases of the enumeration that is declared so and, where several are, has this one. */
function casesOf(declaration: string, has = ""): string[] {
  const bodies = whole.split(declaration).slice(1).map((rest) =>
    /\{([\s\S]*?)(?:\n\s*\n|\n\s*\})/.exec(rest)![1]!
  );
  const all = bodies.map((body) => [...body.matchAll(/case (\w+)/g)].map((match) => match[1]!).sort());
  return all.find((cases) => has === "" || cases.includes(has))!;
}

test("every rule of templates, sample, event and refused payment has words, and no other", () => {
  const rules = [...cloud.matchAll(/TemplateRule\(\s*"([a-z-]+)"/g)].map((match) => match[1]!);
  assert.ok(rules.length > 100);
  assert.deepEqual(rules.filter((rule) => !(rule in one.rules)), []);
  assert.deepEqual(Object.keys(one.rules).filter((rule) => !rules.includes(rule)), []);
  assert.deepEqual(Object.keys(one.rules).filter((rule) => rule in one.fields || rule in one.findings), []);
  assert.deepEqual(Object.keys(one.samples).sort(), samples.sort());
  const kinds = /package enum Kind: String, Sendable, Codable, CaseIterable \{([^}]*)\}/.exec(
    files.find((text) => text.includes("package struct TemplateEvent:"))!,
  )![1]!;
  assert.deepEqual(
    Object.keys(one.enrol).sort(),
    casesOf("package enum Reason: String, Sendable, CaseIterable"),
  );
  assert.deepEqual(
    Object.keys(one.path).sort(),
    casesOf("enum Kind: String, Sendable, DatabaseValue", "sent"),
  );
  assert.deepEqual(["agrees", ...Object.keys(one.recon)].sort(), casesOf("package enum Difference: String"));
  assert.deepEqual(
    Object.keys(one.history).sort(),
    [...kinds.matchAll(/case (\w+)/g)].map((m) => m[1]!).sort(),
  );
  assert.deepEqual(
    Object.keys(one.payments).filter((code) => !literals.has(code) && !whole.includes(`'${code}'`)),
    [],
  );
});

test("every kind of notice has words, and no other", () => {
  const has = new Set(Object.keys(one.notices).map(bare));
  const kinds = [
    ...whole.matchAll(/(?:notify|tell)\(\s*(?:payment,\s*|mandate,\s*)?"([a-z-]+\.[a-z-]+)"/g),
    ...calls("NewNotice").flatMap((call) => [...call.matchAll(/kind: "([^"]+)"/g)]),
    ...whole.matchAll(/case \w+ = "((?:inbox|channel)\.[\w.-]+)"/g),
    ...whole.matchAll(/\("(template\.\w+)", "/g),
    // What happens to contacts is told to the event log.
  ].map((match) => match[1]!).filter((kind) => !kind.startsWith("contact."));
  assert.ok(kinds.length > 30, `${kinds.length}`);
  assert.deepEqual(kinds.filter((kind) => !has.has(kind)), []);
  // Kinds that are put together from a state.
  const isMade = (kind: string) => kind.startsWith("dispute.");
  assert.deepEqual([...has].filter((kind) => !literals.has(kind) && !isMade(kind)), []);
});

for (const language of languages) {
  test(`${language}: the same entries with the same values as the others`, () => {
    for (const part of parts) {
      const [own, other] = [told[language]![part], one[part]];
      assert.deepEqual(Object.keys(own).sort(), Object.keys(other).sort(), part);
      for (const [key, entry] of Object.entries(other) as [string, Entry][]) {
        const shape = ([title, ...details]: Entry) => [title, ...details].map(names);
        assert.deepEqual(shape(own[key]!), shape(entry), `${language} ${part} ${key}`);
      }
    }
    for (const [name, terms] of Object.entries(one.terms)) {
      assert.deepEqual(Object.keys(told[language]!.terms[name]!), Object.keys(terms), name);
    }
  });

  test(`${language}: every form that the language has, and nothing cut or in the other script's marks`, () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      .filter((form) => language === "ar" || form !== "many").sort();
    for (const part of parts) {
      for (const [key, entry] of Object.entries(told[language]![part]) as [string, Entry][]) {
        for (const message of entry) {
          if (typeof message !== "string") {
            assert.deepEqual(Object.keys(message).sort(), forms, `${part} ${key}`);
          }
          for (const text of texts(message)) {
            assert.ok(text === text.trim(), `${part} ${key}`);
            if (language === "ar") assert.doesNotMatch(text, /[“”?]|\D, /, `${part} ${key}`);
          }
        }
        assert.ok(texts(entry[0]).every((text) => text !== ""), `${part} ${key}`);
      }
    }
  });
}

test("a fact is written as the language does, and what people wrote stays as it is", () => {
  assert.equal(factText("limit", "1200"), "1,200");
  assert.equal(factText("name", "1200"), "1200");
  assert.equal(factText("state", "paused", { paused: "stopped" }), "stopped");
  assert.equal(factText("state", "unheard-of", { paused: "stopped" }), undefined);
  assert.equal(factText("failure", "-1", { "-1": "said no" }), "said no");
  assert.match(factText("sum", "EUR 118.00")!, /118/);
  assert.match(factText("day", "2026-11-29")!, /2026/);
  assert.match(factText("at", "2026-11-29T09:00:00Z")!, /2026/);
});
