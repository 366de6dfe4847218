import type { Template } from "../../../api/types.ts";

/** A name with its languages: Meta counts, approves and limits by names, and so do people. */
export type NamedTemplates = { key: string; name: string; items: Template[] };

/** Those of one name together, at the place of the first. */
export function grouped(templates: readonly Template[]): NamedTemplates[] {
  const groups = new Map<string, NamedTemplates>();
  for (const template of templates) {
    const key = `${template.channelId} ${template.name}`;
    const group = groups.get(key);
    if (group) group.items.push(template);
    else groups.set(key, { key, name: template.name, items: [template] });
  }
  return [...groups.values()];
}

/** What a group says of itself: the state that asks for something comes first. */
const order = ["REJECTED", "DISABLED", "PAUSED", "FLAGGED", "DRAFT", "IN_APPEAL", "PENDING", "APPROVED"];
export function foremost(templates: readonly Template[]): Template {
  const rank = ({ status }: Template) => {
    const place = order.indexOf(status.toUpperCase());
    return place < 0 ? order.length : place;
  };
  return templates.reduce((best, one) => rank(one) < rank(best) ? one : best);
}

const worst = ["RED", "YELLOW", "GREEN"];
export const qualityOf = (templates: readonly Template[]) =>
  worst.find((quality) => templates.some((template) => template.quality === quality));

export const usedAt = (templates: readonly Template[]) =>
  templates.map((template) => template.usedAt ?? "").sort().at(-1) || null;
