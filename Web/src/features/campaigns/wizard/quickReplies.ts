import type { TemplateComponent } from "../../../api/types.ts";
import { componentOf } from "../../whatsapp/template.ts";

export type QuickReply = { index: number; text: string; card: number | null };

const own = (components: readonly TemplateComponent[]) =>
  (componentOf(components, "BUTTONS")?.buttons ?? []).map(({ type, text }, index) => ({ type, text, index }))
    .filter(({ type }) => type.toUpperCase() === "QUICK_REPLY");

/** The quick replies of a template by the server's numbers: its own by their index, those of cards from 10 on, two to a card. */
export function quickReplies(components: readonly TemplateComponent[]): QuickReply[] {
  const cards = componentOf(components, "CAROUSEL")?.cards ?? [];
  return [
    ...own(components).map(({ index, text = "" }) => ({ index, text, card: null })),
    ...cards.flatMap((card, at) =>
      own(card.components).map(({ index, text = "" }) => ({ index: 10 + at * 2 + index, text, card: at }))
    ),
  ];
}
