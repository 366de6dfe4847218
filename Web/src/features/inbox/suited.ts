import type { Template, ThreadItem } from "../../api/types.ts";
import { isEntry } from "../../api/types.ts";
import { objectOf, ownObject, textOf } from "./content.ts";

/** What speaks for a template: the one that this person reopened a conversation with last, and the language that they are written in. */
export type Wish = { last?: string | null; language?: string };

const categories = ["UTILITY", "MARKETING", "AUTHENTICATION"];
/** `pt` for `pt_BR`: somebody who reads the one reads the other. */
const tongue = (language: string) => language.split(/[_-]/)[0];

/** Those that suit first: what was taken last, then their language, then what serves before what advertises, then the latest used. */
export function suited<One extends Pick<Template, "id" | "language" | "category" | "usedAt">>(
  templates: readonly One[],
  { last, language }: Wish,
): One[] {
  const rank = (template: One) => {
    const place = categories.indexOf(template.category.toUpperCase());
    return [
      template.id === last ? 0 : 1,
      !language
        ? 0
        : template.language === language
        ? 0
        : tongue(template.language) === tongue(language)
        ? 1
        : 2,
      place < 0 ? categories.length : place,
    ];
  };
  const ranks = new Map(templates.map((template) => [template, rank(template)]));
  return [...templates].sort((one, other) => {
    const [left, right] = [ranks.get(one)!, ranks.get(other)!];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at >= 0 ? left[at]! - right[at]! : (other.usedAt ?? "").localeCompare(one.usedAt ?? "");
  });
}

/** The language of the last template that they were sent: the book has no other word for what they read. */
export function languageOf(items: readonly ThreadItem[]): string {
  for (const item of items) {
    if (isEntry(item) || item.type !== "template") continue;
    const language = ownObject(item).language;
    const code = textOf(objectOf(language).code) || textOf(language);
    if (code) return code;
  }
  return "";
}
