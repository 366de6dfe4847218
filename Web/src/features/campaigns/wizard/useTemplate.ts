import { useEffect } from "react";
import { withQuery } from "../../../api/client.ts";
import type { Template } from "../../../api/types.ts";
import { type Pages, usePages } from "../../../data/usePages.ts";
import { isApproved, nameSearch } from "../../whatsapp/template.ts";

/** An account has 250 names at most, in some languages each. */
const most = 1_000;

/** Reads on until all are there: a choice must not miss any. */
function useAll<Item>(pages: Pages<Item>, isWanted: boolean) {
  const { items, hasMore, isLoadingMore, moreProblem, loadMore } = pages;
  const goesOn = isWanted && hasMore && !isLoadingMore && !moreProblem && items.length < most;
  useEffect(() => {
    if (goesOn) loadMore();
  }, [goesOn, loadMore, items.length]);
}

/** The templates that may be sent on a channel. */
export function useApprovedTemplates(channel: string, search = "") {
  const pages = usePages<Template>(
    channel ? withQuery("/api/templates", { channel, status: "APPROVED", search: nameSearch(search) }) : null,
  );
  useAll(pages, true);
  return { ...pages, items: pages.items.filter(isApproved) };
}

/** Whether all templates are known, and the one that a draft was made with is no longer among them. */
export function useIsGone(channel: string, id: string): boolean {
  const { items, hasMore, isLoading, problem } = usePages<Template>(
    channel ? withQuery("/api/templates", { channel }) : null,
  );
  return id !== "" && !isLoading && !problem && !hasMore && !items.some((template) => template.id === id);
}

export function useTemplate(channel: string, id: string): Template | undefined {
  const pages = usePages<Template>(channel ? withQuery("/api/templates", { channel }) : null);
  const found = pages.items.find((template) => template.id === id);
  useAll(pages, id !== "" && !found);
  return found;
}
