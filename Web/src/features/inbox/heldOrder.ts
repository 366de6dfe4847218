import type { Conversation } from "../../api/types.ts";

/**
 * The conversations as they stood earlier. Those that came to the top since are counted and kept back; those that were loaded
 * further down since follow at the end. What a colleague took from the list keeps its place, and is named; what was `acted` on here
 * goes, and so do those at the end, which only have no room any more.
 */
export function heldOrder(
  items: readonly Conversation[],
  were: readonly Conversation[],
  acted: ReadonlySet<string> = new Set(),
): { shown: Conversation[]; waiting: number; gone: ReadonlySet<string> } {
  const present = new Map(items.map((conversation) => [conversation.id, conversation]));
  const known = new Set(were.map(({ id }) => id));
  const end = were.findLastIndex(({ id }) => present.has(id));
  const gone = new Set<string>();
  const held = were.flatMap((before, index) => {
    const now = present.get(before.id);
    if (now) return now;
    if (index > end || acted.has(before.id)) return [];
    gone.add(before.id);
    return before;
  });
  const oldest = items.findLastIndex((conversation) => known.has(conversation.id));
  const fresh = items.filter((conversation, index) => !known.has(conversation.id) && index < oldest);
  const further = items.filter((conversation, index) => !known.has(conversation.id) && index >= oldest);
  return { shown: [...held, ...further], waiting: fresh.length, gone };
}
