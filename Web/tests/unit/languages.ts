import { readdirSync } from "node:fs";
import { outreach } from "../../src/i18n/en/outreach.ts";
import { en } from "../../src/i18n/en/index.ts";
import type { Message } from "../../src/i18n/messages.ts";

type Texts = Record<string, Message>;

export const folder = new URL("../../src/i18n/", import.meta.url);
export const languages = ["ar", "es", "hi", "pt"];

/** The files of a language's texts, by their names. */
export async function partsOf(language: string): Promise<Record<string, Texts>> {
  const names = readdirSync(new URL(`${language}/`, folder)).map((file) => file.replace(/\.ts$/, ""))
    .filter((name) => name !== "index" && name !== "late" && name !== "outreach").sort();
  const entries = names.map(async (name) => {
    const module = await import(new URL(`${language}/${name}.ts`, folder).href) as Record<string, Texts>;
    return [name, module[name]!] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Whether a file of English texts is there from the start. */
export const isEarly = (texts: Texts) => Object.keys(texts)[0]! in en;

/** Whether it comes with the screens of templates, campaigns and sequences. */
export const isOutreach = (texts: Texts) => Object.keys(texts)[0]! in outreach;

export const together = (parts: Record<string, Texts>): Texts => Object.assign({}, ...Object.values(parts));
