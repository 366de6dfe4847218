import type { BubbleFile } from "./TemplateBubble.tsx";

/** A file of ours can be shown; an address elsewhere is fetched by WhatsApp alone. */
const ownFile = (value: string | undefined): BubbleFile | undefined =>
  value?.startsWith("med_") ? { url: `/api/media/${encodeURIComponent(value)}` } : undefined;

/** The files of a message's headers that this page may load, from the values by the variables' keys. */
export function ownFiles(values: Readonly<Record<string, string | undefined>> = {}) {
  const cards = Object.keys(values).flatMap((key) => /^card\.(\d+)\.header\.media$/.exec(key)?.[1] ?? []);
  const count = Math.max(-1, ...cards.map(Number)) + 1;
  return {
    file: ownFile(values["header.media"]),
    cardFiles: Array.from({ length: count }, (_, card) => ownFile(values[`card.${card}.header.media`])),
  };
}
