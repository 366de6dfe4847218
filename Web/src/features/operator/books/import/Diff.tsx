import { useMemo, useState } from "react";
import type { PriceImport } from "../../../../api/types.ts";
import { listed } from "../../../../data/listed.ts";
import { t } from "../../../../i18n/index.ts";
import { formatCivil, formatList, formatNumber } from "../../../../i18n/format.ts";
import { formatChange } from "../../../../i18n/percent.ts";
import { Button } from "../../../../ui/Button.tsx";
import { DataTable } from "../../../../ui/DataTable.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { SearchField } from "../../../../ui/SearchField.tsx";
import { EmptyState } from "../../../../ui/States.tsx";
import { Stat, Stats } from "../../../../ui/Stats.tsx";
import { Segments } from "../../../../ui/Tabs.tsx";
import { diffColumns } from "./columns.tsx";
import { type DiffKind, diffKinds, diffRows, extremes, isShown } from "./diff.ts";

type Properties = { file: string; result: PriceImport; again: () => void; apply: () => void };

/** What the file would change, before it does. */
export function Diff({ file, result, again, apply }: Properties) {
  const rows = useMemo(() => diffRows(result), [result]);
  const [kind, setKind] = useState<DiffKind | "">("");
  const [search, setSearch] = useState("");
  const count = (wanted: DiffKind) => rows.filter((row) => row.kind === wanted).length;
  const shown = useMemo(() => rows.filter((row) => isShown(row, kind, search)), [rows, kind, search]);
  const { rise, fall } = extremes(rows);

  return (
    <>
      <div className="diff-head">
        <p>
          <strong>{file}</strong>{" "}
          <span className="muted">{t("op.import.inForce", { from: formatCivil(result.from) })}</span>
        </p>
        <div className="row">
          <Button onClick={again}>{t("op.import.other")}</Button>
          <Button kind="primary" icon="check" disabled={rows.length === 0} onClick={apply}>
            {t("op.import.apply")}
          </Button>
        </div>
      </div>
      <Stats>
        <Stat
          name={t("op.diff.changed")}
          help={rise === 0n && fall === 0n ? undefined : t("op.diff.extremes", {
            rise: formatChange(rise),
            fall: formatChange(fall),
          })}
        >
          {formatNumber(count("changed"))}
        </Stat>
        <Stat name={t("op.diff.added")} help={t("op.diff.added.help")}>{formatNumber(count("added"))}</Stat>
        <Stat
          name={t("op.diff.ended")}
          tone={count("ended") > 0 ? "warn" : "plain"}
          help={t("op.diff.ended.help")}
        >
          {formatNumber(count("ended"))}
        </Stat>
        <Stat name={t("op.diff.unchanged")} help={t("op.diff.unchanged.help")}>
          {formatNumber(result.unchanged)}
        </Stat>
      </Stats>
      {result.untouched.length > 0 && (
        <Note tone="info">
          <strong>{t("op.diff.untouched", { count: result.untouched.length })}</strong>
          <p>{t("op.diff.untouched.text", { markets: formatList(result.untouched) })}</p>
        </Note>
      )}
      <section className="card settings-table" aria-label={t("op.diff.title")}>
        <div className="toolbar">
          <SearchField label={t("op.prices.search")} value={search} onChange={setSearch} />
          <Segments
            label={t("op.diff.title")}
            value={kind}
            onChange={setKind}
            choices={[
              { value: "" as const, label: t("notices.show.all") },
              ...diffKinds.map((value) => ({ value, label: t(`op.diff.${value}`) })),
            ]}
          />
        </div>
        <DataTable
          label={t("op.diff.title")}
          columns={diffColumns}
          pages={listed(shown)}
          keyOf={(row) => `${row.kind} ${row.market} ${row.category} ${row.tierFrom}`}
          rowHeight={42}
          empty={
            <EmptyState
              icon="file-diff"
              title={t(rows.length ? "op.diff.none.title" : "op.diff.empty.title")}
            >
              {t(rows.length ? "op.diff.none.text" : "op.diff.empty.text")}
            </EmptyState>
          }
        />
      </section>
    </>
  );
}
