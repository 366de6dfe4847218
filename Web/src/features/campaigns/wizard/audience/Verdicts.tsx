import { useState } from "react";
import { withQuery } from "../../../../api/client.ts";
import type { Import, ImportRow, Verdict } from "../../../../api/types.ts";
import { usePages } from "../../../../data/usePages.ts";
import { t } from "../../../../i18n/index.ts";
import { formatNumber } from "../../../../i18n/format.ts";
import { rowSaid } from "../../../../i18n/told/say.ts";
import { useWords } from "../../../../i18n/told/useWords.ts";
import { Badge, type Tone } from "../../../../ui/Badge.tsx";
import { Button, ButtonLink } from "../../../../ui/Button.tsx";
import { type Column, DataTable } from "../../../../ui/DataTable.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { EmptyState } from "../../../../ui/States.tsx";
import { Segments } from "../../../../ui/Tabs.tsx";

const tones: Record<Verdict, Tone> = { ok: "ok", duplicate: "warn", invalid: "danger" };

const columns: Column<ImportRow>[] = [
  {
    key: "row",
    header: "recipients.row",
    width: "76px",
    cell: (row) => <span className="number muted">{formatNumber(row.row)}</span>,
  },
  { key: "name", header: "contact.name", cell: (row) => <span dir="auto">{row.name}</span>, priority: 2 },
  {
    key: "phone",
    header: "verdict.written",
    cell: (row) => <span className="mono" dir="ltr">{row.phone}</span>,
  },
  {
    key: "e164",
    header: "verdict.number",
    cell: (row) => <span className="mono" dir="ltr">{row.e164}</span>,
    priority: 2,
  },
  {
    key: "verdict",
    header: "verdict.verdict",
    width: "132px",
    cell: (row) => <Badge tone={tones[row.verdict]}>{t(`verdict.${row.verdict}`)}</Badge>,
  },
  {
    key: "reason",
    header: "recipients.why",
    cell: ({ remarks }) => {
      const words = rowSaid(remarks ?? []);
      return words && <span title={words}>{words}</span>;
    },
    priority: 3,
  },
];

type Filter = Verdict | "all";

/** A verdict for every row of the file, with its reason. */
export function Verdicts({ file, again }: { file: Import; again: () => void }) {
  const [filter, setFilter] = useState<Filter>("all");
  useWords();
  const pages = usePages<ImportRow>(
    withQuery(`/api/imports/${file.id}/rows`, { verdict: filter === "all" ? "" : filter }),
  );
  const choices = [
    { value: "all", count: file.rows },
    { value: "ok", count: file.ok },
    { value: "duplicate", count: file.duplicate },
    { value: "invalid", count: file.invalid },
  ] as const;
  return (
    <section className="card verdicts" aria-labelledby="verdicts">
      <div className="card-head">
        <h2 id="verdicts">{t("verdict.title", { count: file.ok })}</h2>
        <div className="row">
          <ButtonLink
            href={`/api/imports/${file.id}/verdicts.csv`}
            size="small"
            icon="download"
            external
            download
          >
            {t("verdict.csv")}
          </ButtonLink>
          <Button size="small" onClick={again}>{t("import.other")}</Button>
        </div>
      </div>
      {file.notices?.map((notice) => (
        <div key={notice} className="card-note">
          <Note>{notice}</Note>
        </div>
      ))}
      <div className="recipients-tabs">
        <Segments<Filter>
          label={t("verdict.verdict")}
          value={filter}
          onChange={setFilter}
          choices={choices.map(({ value, count }) => ({
            value,
            label: (
              <span data-verdict={value}>
                {t(value === "all" ? "verdict.all" : `verdict.${value}`)}{" "}
                <span className="number">{formatNumber(count)}</span>
              </span>
            ),
          }))}
        />
      </div>
      <div className="verdicts-table">
        <DataTable
          label={t("verdict.verdict")}
          columns={columns}
          pages={pages}
          keyOf={(row) => String(row.row)}
          rowHeight={38}
          empty={
            <EmptyState icon="circle-check" title={t("verdict.none.title")}>
              {t("verdict.none.text")}
            </EmptyState>
          }
        />
      </div>
    </section>
  );
}
