import { withQuery } from "../../api/client.ts";

export type Filter = "open" | "unread" | "resolved";
export const filters: readonly Filter[] = ["open", "unread", "resolved"];

export const asFilter = (text: string): Filter => filters.find((filter) => filter === text) ?? "open";

export const conversationsPath = (filter: Filter, search: string) =>
  withQuery("/api/conversations", { filter, search });

/** A conversation's address, with the list beside it as it is. */
export const conversationHref = (id: string | null, search: string) => {
  const query = new URLSearchParams(search);
  query.delete("new");
  const text = query.toString();
  return `/inbox${id ? `/${id}` : ""}${text ? `?${text}` : ""}`;
};

export const contactTitle = (contact: { id: string; name?: string | null; phone?: string | null }) =>
  contact.name || contact.phone || contact.id;
