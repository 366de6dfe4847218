import type { Conversation } from "../../api/types.ts";

/**
 * The present conversations in an order taken earlier. Those that came to the top since are counted and kept back; those that
 * were loaded further down since follow at the end.
 */
export function heldOrder(
  items: readonly Conversation[],
  ids: readonly string[],
): { shown: Conversation[]; waiting: number } {
  const present = new Map(items.map((conversation) => [conversation.id, conversation]));
  const known = new Set(ids);
  const shown = ids.flatMap((id) => present.get(id) ?? []);
  const oldest = items.findLastIndex((conversation) => known.has(conversation.id));
  const fresh = items.filter((conversation, index) => !known.has(conversation.id) && index < oldest);
  const further = items.filter((conversation, index) => !known.has(conversation.id) && index >= oldest);
  return { shown: [...shown, ...further], waiting: fresh.length };
}
