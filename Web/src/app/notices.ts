import { api } from "../api/client.ts";
import type { Notice, Page } from "../api/types.ts";
import { queries } from "../data/store.ts";
import { pagesKey } from "../data/usePages.ts";

export const noticesPath = "/api/notices";
export const unreadPath = "/api/notices/unread";
export type Unread = { count: number };

/** Shows them as read before the server has heard of it: they are unread again at the next load, nothing worse. */
function show(count: number, isRead: (notice: Notice) => boolean) {
  const readAt = new Date().toISOString();
  queries.update<Page<Notice>>(pagesKey(noticesPath), (before) => ({
    ...before,
    items: before.items.map((notice) => notice.readAt || !isRead(notice) ? notice : { ...notice, readAt }),
  }));
  queries.update<Unread>(unreadPath, () => ({ count }));
}

/** Everything that was told is read. */
export async function markNoticesRead() {
  const page = queries.state<Page<Notice>>(pagesKey(noticesPath)).data;
  const unread = queries.state<Unread>(unreadPath).data?.count ?? 0;
  if (unread === 0 && !page?.items.some((notice) => !notice.readAt)) return;
  show(0, () => true);
  await api.put("/api/notices/read").catch(() => {});
}

/** One notice is read: somebody followed it, or said so. */
export async function markNoticeRead({ id, readAt }: Notice) {
  if (readAt) return;
  const unread = queries.state<Unread>(unreadPath).data?.count ?? 1;
  show(Math.max(unread - 1, 0), (notice) => notice.id === id);
  await api.put(`/api/notices/${id}/read`).catch(() => {});
}
