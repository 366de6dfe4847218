import type { TemplateFinding } from "../../../api/types.ts";
import type { Draft } from "./draft.ts";

/** Meta's names of parts, by which a rule may call what the editor calls otherwise. */
const aliases: readonly [RegExp, string][] = [
  [/^components\.?/, ""],
  [/^limited_time_offer/, "offer"],
  [/^carousel\.?/, ""],
  [/^(message_send_ttl_seconds|ttl)$/, "ttlSeconds"],
  [/^(parameter_format|format)$/, "parameterFormat"],
];

/** Every place of the editor where a finding may stand, by the paths of the contract. */
export function placesOf(draft: Draft): Set<string> {
  const places = new Set(["name", "language", "category", "ttlSeconds", "channelId", "parameterFormat"]);
  const add = (...paths: string[]) => paths.forEach((path) => places.add(path));
  if (draft.kind === "authentication") {
    add("body", "footer", "buttons", "buttons.0.supported_apps", "buttons.0.text", "buttons.0.autofill_text");
    return places;
  }
  add("header", "body", "footer", "offer", "buttons");
  draft.buttons.forEach((_, index) => add(`buttons.${index}`));
  if (draft.kind !== "carousel") return places;
  add("cards");
  draft.cards.forEach((card, index) => {
    add(`cards.${index}`, `cards.${index}.header`, `cards.${index}.body`);
    card.buttons.forEach((_, at) => add(`cards.${index}.buttons.${at}`));
  });
  return places;
}

/** The nearest place that is shown: "body.example" stands at "body". "" where there is none. */
export function placeOf(path: string, places: ReadonlySet<string>): string {
  let wanted = aliases.reduce((text, [from, to]) => text.replace(from, to), path);
  while (wanted && !places.has(wanted)) {
    wanted = wanted.includes(".") ? wanted.slice(0, wanted.lastIndexOf(".")) : "";
  }
  return wanted;
}

export type Found = ReadonlyMap<string, readonly TemplateFinding[]>;

export function byPlace(findings: readonly TemplateFinding[], draft: Draft): Found {
  const places = placesOf(draft);
  const found = new Map<string, TemplateFinding[]>();
  for (const finding of findings) {
    const place = placeOf(finding.path, places);
    found.set(place, [...found.get(place) ?? [], finding]);
  }
  return found;
}

export const faultsOf = (findings: readonly TemplateFinding[]) => findings.filter(({ warning }) => !warning);
