import { withQuery } from "../../api/client.ts";
import type { TabName } from "../../api/types.ts";
import { instantRange } from "../../i18n/zone.ts";
import { formatPhone } from "../../i18n/phone.ts";

export const tabs: readonly TabName[] = ["unassigned", "mine", "mentions", "pinned", "open", "resolved"];
export const asTab = (text: string | null): TabName => tabs.find((tab) => tab === text) ?? "open";

/** What a list is narrowed by, each a value of the address. Tab, inbox, order and words are not among them. */
export const filterNames = [
  "channel",
  "assignee",
  "tag",
  "unread",
  "window",
  "source",
  "from",
  "to",
] as const;
/** What found messages are narrowed by, beside the inbox. */
export const foundNames = ["sender", "tag", "has", "media", "from", "to"] as const;
/** What a message can be looked for by, also without words. */
export const foundKinds = [
  "file",
  "image",
  "video",
  "audio",
  "document",
  "sticker",
  "location",
  "contacts",
  "link",
] as const;
export const asFoundKind = (text: string | null) => foundKinds.find((kind) => kind === text);
export type FilterName = (typeof filterNames)[number] | (typeof foundNames)[number];

/** Whether an address asks for messages, and not for conversations. */
export function isInMessages(search: string) {
  const query = new URLSearchParams(search);
  return (!!query.get("q") || !!asFoundKind(query.get("has"))) && query.get("in") === "messages";
}

/** The filters that count for what an address shows. */
export const countingNames = (search: string): readonly FilterName[] =>
  isInMessages(search) ? foundNames : filterNames;

/** The list that an address asks for. Its days are those of the workspace. */
export function listPath(search: string, timeZone: string) {
  const query = new URLSearchParams(search);
  const range = instantRange(query.get("from") ?? "", query.get("to") ?? "", timeZone);
  // Earlier addresses had `filter`, and may be in bookmarks.
  const former = query.get("filter");
  const plain = Object.fromEntries(filterNames.map((name) => [name, query.get(name)]));
  return withQuery("/api/conversations", {
    tab: asTab(query.get("tab") ?? former),
    inbox: query.get("inbox"),
    ...plain,
    unread: former === "unread" ? "true" : plain.unread,
    ...range,
    search: query.get("q"),
    sort: query.get("sort"),
  });
}

/** What makes two lists the same view: an address without what is merely open over it. */
export function viewOf(search: string) {
  const query = new URLSearchParams(search);
  query.delete("new");
  query.delete("at");
  query.sort();
  return query.toString();
}

/** A conversation's address, with the list beside it as it is; `at` is the message that it opens at. */
export const conversationHref = (id: string | null, search: string, at?: string) => {
  const query = new URLSearchParams(search);
  query.delete("new");
  query.delete("at");
  if (at) query.set("at", at);
  const text = query.toString();
  return `/inbox${id ? `/${id}` : ""}${text ? `?${text}` : ""}`;
};

export const contactTitle = (contact: { id: string; name?: string | null; phone?: string | null }) =>
  contact.name || (contact.phone ? formatPhone(contact.phone) : contact.id);
