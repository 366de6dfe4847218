import { t } from "../../../../i18n/index.ts";
import { formatChange } from "../../../../i18n/percent.ts";
import { formatPoints } from "../../../../i18n/points.ts";
import { Badge, type Tone } from "../../../../ui/Badge.tsx";
import type { Column } from "../../../../ui/DataTable.tsx";
import { priceWords } from "../words.ts";
import type { DiffKind, DiffRow } from "./diff.ts";

const tones: Record<DiffKind, Tone> = { changed: "accent", added: "ok", ended: "warn" };

export const diffColumns: Column<DiffRow>[] = [
  {
    key: "market",
    header: "op.market",
    cell: (row) => (
      <span className="cell-two">
        <span className="cell-main cut">{row.market}</span>
        <small className="only-narrow">{priceWords(row)}</small>
      </span>
    ),
  },
  {
    key: "category",
    header: "op.category",
    width: "240px",
    priority: 2,
    cell: (row) => priceWords(row),
  },
  {
    key: "kind",
    header: "journal.kind",
    width: "110px",
    priority: 2,
    cell: (row) => <Badge tone={tones[row.kind]}>{t(`op.diff.${row.kind}`)}</Badge>,
  },
  {
    key: "price",
    header: "op.diff.price",
    width: "190px",
    align: "end",
    cell: (row) => (
      <span className="number">
        {row.before && (
          <>
            <del className="muted">{formatPoints(row.before)}</del>{" "}
            <span aria-hidden="true" className="icon-flip">→</span>
            {" "}
          </>
        )}
        {row.after
          ? <strong>{formatPoints(row.after)}</strong>
          : <span className="muted">{t("op.diff.gone")}</span>}
      </span>
    ),
  },
  {
    key: "change",
    header: "op.diff.change",
    width: "104px",
    align: "end",
    cell: (row) =>
      row.change !== null && (
        <span className={`number ${row.change > 0n ? "price-up" : "price-down"}`}>
          {formatChange(row.change)}
        </span>
      ),
  },
];
