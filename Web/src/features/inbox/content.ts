import type { Message, TemplateComponent } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";

type Anything = Record<string, unknown>;

const isObject = (value: unknown): value is Anything =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
export const objectOf = (value: unknown): Anything => isObject(value) ? value : {};
export const listOf = (value: unknown): Anything[] => Array.isArray(value) ? value.filter(isObject) : [];

/** The object of the message's own type: `content` is Meta's message, or only that part of it. */
export function ownObject(message: Message): Anything {
  const inner = message.content?.[message.type];
  return isObject(inner) ? inner : message.content ?? {};
}

export type MediaFacts = {
  url: string | null;
  /** A small picture of it. */
  thumb: string | null;
  state: "ready" | "fetching" | "failed";
  caption: string;
  filename: string;
  mimeType: string;
  isVoice: boolean;
};

export function mediaOf(message: Message): MediaFacts {
  const media = ownObject(message);
  // Meta's own id says nothing to this server; a file that is not here yet has no other.
  const id = textOf(media.lodestone_media) ||
    [textOf(media.mediaId), textOf(media.id)].find((found) => found.startsWith("med_"));
  const known = message.media;
  return {
    url: known?.url ?? (id ? `/api/media/${encodeURIComponent(id)}` : null),
    thumb: known?.thumb ?? null,
    state: known?.state ?? "ready",
    caption: textOf(media.caption),
    filename: textOf(media.filename) || (known?.filename ?? ""),
    mimeType: textOf(media.mime_type) || textOf(media.mimeType) || (known?.mimeType ?? ""),
    isVoice: media.voice === true,
  };
}

/** What the lightbox can show. */
export const isPicture = (message: Message) => {
  if (message.type !== "image" && message.type !== "video") return false;
  const { url, state } = mediaOf(message);
  return url !== null && state === "ready";
};

/** A template message's parts with their values, when the server gives them. */
export function templateParts(message: Message): TemplateComponent[] | null {
  const components = listOf(
    ownObject(message).components ?? message.content?.components,
  ) as unknown as TemplateComponent[];
  const areDefinitions = components.some((component) =>
    /^body$/i.test(component.type) && typeof component.text === "string"
  );
  return areDefinitions ? components : null;
}

const answerOf = (value: unknown): string =>
  typeof value === "boolean"
    ? t(value ? "optIn.yes" : "optIn.no")
    : Array.isArray(value)
    ? value.map(answerOf).join(", ")
    : typeof value === "string"
    ? value
    : JSON.stringify(value);

/** A form's answers as lines: the reply carries them as JSON inside of a string. */
export function formAnswers(json: string): [string, string][] {
  try {
    return Object.entries(JSON.parse(json) as Anything)
      .filter(([key]) => key !== "flow_token")
      .map((
        [key, value],
      ) => [key.replaceAll("_", " "), answerOf(value)]);
  } catch {
    return [];
  }
}
