import type { ReactNode } from "react";
import type { Problem } from "../../api/problem.ts";
import { ErrorState, Skeleton } from "../../ui/States.tsx";

type Properties<Item> = {
  label: string;
  list: {
    items: readonly Item[];
    isLoading: boolean;
    problem: Problem | undefined;
    reload: () => Promise<void>;
  };
  keyOf: (item: Item) => string;
  row: (item: Item) => ReactNode;
  empty: ReactNode;
  className?: string;
};

/** A short list on a card, in whatever state it is. */
export function ListCard<Item>({ label, list, keyOf, row, empty, className = "" }: Properties<Item>) {
  if (list.problem && list.items.length === 0) {
    return <ErrorState problem={list.problem} retry={() => void list.reload()} />;
  }
  if (list.isLoading) return <Skeleton rows={5} />;
  if (list.items.length === 0) return <>{empty}</>;
  return (
    <ul className={`card own-list ${className}`} aria-label={label}>
      {list.items.map((item) => <li key={keyOf(item)} className="own-row">{row(item)}</li>)}
    </ul>
  );
}
