import { api } from "../../api/client.ts";
import type { Contact, FieldValues, Tag } from "../../api/types.ts";
import { invalidate, queries } from "../../data/store.ts";

export type ContactPart = {
  name?: string;
  email?: string | null;
  companyId?: string | null;
  ownerId?: string | null;
  fields?: FieldValues;
  blocked?: boolean;
};

const path = (id: string) => `/api/contacts/${id}`;

/** Changes one thing of a contact; everything that shows it follows. */
export async function changeContact(id: string, part: ContactPart): Promise<Contact> {
  const saved = await api.patch<Contact>(path(id), part);
  if (saved) queries.put(path(id), saved);
  invalidate("/api/contacts", "/api/conversations", "/api/companies");
  return saved;
}

export async function setContactTags(id: string, tags: readonly Tag[]) {
  queries.update<Contact>(path(id), (known) => ({ ...known, tags: [...tags] }));
  try {
    await api.put(`${path(id)}/tags`, { tagIds: tags.map((tag) => tag.id) });
  } finally {
    invalidate("/api/contacts", "/api/tags");
  }
}

export async function setCommunities(id: string, communities: readonly { id: string; name: string }[]) {
  queries.update<Contact>(path(id), (known) => ({ ...known, communities: [...communities] }));
  try {
    await api.put(`${path(id)}/communities`, { communityIds: communities.map((one) => one.id) });
  } finally {
    invalidate("/api/contacts", "/api/communities");
  }
}

/** One is gone: the lists are asked for again, and it is not. */
export function contactGone() {
  queries.invalidate((key) =>
    key.startsWith("pages /api/contacts") && !key.startsWith("pages /api/contacts/")
  );
  invalidate("/api/conversations", "/api/companies", "/api/communities");
}

/** One in or out. */
export const toggled = <Item extends { id: string }>(list: readonly Item[], item: Item): Item[] =>
  list.some(({ id }) => id === item.id) ? list.filter(({ id }) => id !== item.id) : [...list, item];
