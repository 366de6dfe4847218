import { api, withQuery } from "../../../api/client.ts";
import type { Contact, Page, Predicate, Segment } from "../../../api/types.ts";

/** As many as are put in one by one. */
export const most = 10_000;
const page = 200;
const atOnce = 1_000;

/** A segment of those who fit now: they are read page by page and put in. */
export async function makeFixed(
  name: string,
  filter: Predicate,
  key: string,
  soFar: (count: number) => void,
): Promise<Segment> {
  const ids: string[] = [];
  let after: string | null | undefined;
  do {
    const path = withQuery("/api/contacts", { filter: JSON.stringify(filter), limit: page, after });
    const found = await api.get<Page<Contact>>(path);
    ids.push(...found.items.map((contact) => contact.id));
    soFar(ids.length);
    after = found.next;
  } while (after && ids.length < most);
  const first = { name, kind: "static", contactIds: ids.slice(0, atOnce) };
  const made = await api.post<Segment>("/api/segments", first, { key });
  for (let at = atOnce; at < ids.length; at += atOnce) {
    await api.put(`/api/segments/${made.id}/members`, { contactIds: ids.slice(at, at + atOnce) });
  }
  return made;
}
