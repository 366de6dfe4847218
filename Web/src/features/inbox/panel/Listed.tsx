import type { ReactNode } from "react";
import type { Pages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { useFew } from "./useFew.tsx";

type Properties<Item> = {
  pages: Pages<Item> & { head: object | undefined };
  /** What is said of none. */
  empty: string;
  children: (shown: readonly Item[]) => ReactNode;
};

/** A list of the panel: the first few, the others when asked, page by page; or that there are none, or why they are not here. */
export function Listed<Item>({ pages, empty, children }: Properties<Item>) {
  const { head, items, hasMore, isLoadingMore, problem, moreProblem, loadMore, reload } = pages;
  const { shown, more } = useFew(items);
  if (problem && items.length === 0) {
    return (
      <p className="muted" role="alert">
        {problem.title}{" "}
        <Button kind="quiet" size="small" onClick={() => void reload()}>{t("action.retry")}</Button>
      </p>
    );
  }
  if (items.length === 0) return <p className="muted">{head ? empty : t("state.loading")}</p>;
  return (
    <>
      {children(shown)}
      {more || hasMore && (
            <Button kind="quiet" size="small" isBusy={isLoadingMore} onClick={loadMore}>
              {t(moreProblem ? "action.retry" : "action.more")}
            </Button>
          )}
    </>
  );
}
