import { api } from "../api/client.ts";
import type { Notice, Page } from "../api/types.ts";
import { queries } from "../data/store.ts";
import { pagesKey } from "../data/usePages.ts";

export const noticesPath = "/api/notices";

/** Everything that was told is read. */
export async function markNoticesRead() {
  const key = pagesKey(noticesPath);
  const page = queries.state<Page<Notice>>(key).data;
  if (!page?.items.some((notice) => !notice.readAt)) return;
  const readAt = new Date().toISOString();
  queries.update<Page<Notice>>(key, (before) => ({
    ...before,
    items: before.items.map((notice) => notice.readAt ? notice : { ...notice, readAt }),
  }));
  await api.put("/api/notices/read").catch(() => {}); // unread again at the next load, nothing worse
}
