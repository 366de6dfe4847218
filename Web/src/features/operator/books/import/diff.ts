import type { PriceImport } from "../../../../api/types.ts";
import { changeOf } from "../../../../i18n/percent.ts";
import { parsePoints } from "../../../../i18n/points.ts";

export const diffKinds = ["changed", "added", "ended"] as const;
export type DiffKind = typeof diffKinds[number];
export type DiffRow = {
  kind: DiffKind;
  market: string;
  category: string;
  tierFrom: number;
  before?: string | null;
  after?: string | null;
  /** Hundredths of a percent; only of what is changed. */
  change: bigint | null;
};

const size = (value: bigint | null) => value === null ? -1n : value < 0n ? -value : value;

/** One row for each price that is touched, the largest changes first. */
export function diffRows({ opened, closed }: PriceImport): DiffRow[] {
  const rows = opened.map((price): DiffRow => ({
    ...price,
    kind: price.before == null ? "added" : "changed",
    change: price.before == null ? null : changeOf(parsePoints(price.before), parsePoints(price.after)),
  }));
  const ended = closed.map((price): DiffRow => ({ ...price, kind: "ended", change: null }));
  const byName = (left: DiffRow, right: DiffRow) =>
    left.market.localeCompare(right.market) || left.category.localeCompare(right.category) ||
    left.tierFrom - right.tierFrom;
  return [...rows, ...ended].sort((left, right) => {
    const difference = size(right.change) - size(left.change);
    return difference > 0n ? 1 : difference < 0n ? -1 : byName(left, right);
  });
}

export const isShown = (row: DiffRow, kind: DiffKind | "", search: string) =>
  (kind === "" || row.kind === kind) &&
  (search === "" || `${row.market} ${row.category}`.toLowerCase().includes(search.toLowerCase()));

/** The largest rise and the largest fall, in hundredths of a percent. */
export function extremes(rows: readonly DiffRow[]) {
  let [rise, fall] = [0n, 0n];
  for (const { change } of rows) {
    if (change !== null && change > rise) rise = change;
    if (change !== null && change < fall) fall = change;
  }
  return { rise, fall };
}
