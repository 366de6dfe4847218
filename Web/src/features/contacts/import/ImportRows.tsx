import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { ContactImport, ContactImportRow, Verdict } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { rowSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { Badge, type Tone } from "../../../ui/Badge.tsx";
import { ButtonLink } from "../../../ui/Button.tsx";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { Segments } from "../../../ui/Tabs.tsx";

const verdictTones: Record<Verdict, Tone> = { ok: "ok", duplicate: "warn", invalid: "danger" };
const outcomeTones: Partial<Record<string, Tone>> = {
  created: "ok",
  updated: "accent",
  refused: "danger",
  kept: "warn",
};

const columns: Column<ContactImportRow>[] = [
  {
    key: "row",
    header: "people.import.row",
    width: "76px",
    cell: ({ row }) => <span className="number muted">{formatNumber(row)}</span>,
  },
  {
    key: "name",
    header: "contact.name",
    priority: 2,
    cell: ({ name, contactId }) =>
      contactId
        ? (
          <Link className="link" href={`/contacts/${contactId}`} dir="auto">
            {name || t("contact.noName")}
          </Link>
        )
        : <span dir="auto">{name}</span>,
  },
  {
    key: "phone",
    header: "contact.phone",
    cell: ({ phone, e164 }) => <span className="mono" dir="ltr">{e164 ?? phone}</span>,
  },
  {
    key: "verdict",
    header: "verdict.verdict",
    width: "150px",
    cell: ({ verdict, outcome }) =>
      outcome
        ? <Badge tone={outcomeTones[outcome] ?? "neutral"}>{t(`outcome.${outcome}`)}</Badge>
        : <Badge tone={verdictTones[verdict]}>{t(`verdict.${verdict}`)}</Badge>,
  },
  {
    key: "reason",
    header: "people.import.why",
    priority: 3,
    cell: ({ remarks, outcomeRemarks }) => {
      const words = rowSaid(outcomeRemarks?.length ? outcomeRemarks : remarks ?? []);
      return words && <span title={words}>{words}</span>;
    },
  },
];

type Filter = Verdict | "all";

/** Every row with its verdict and why; all of them in a file too. */
export function ImportRows({ file }: { file: ContactImport }) {
  const [filter, setFilter] = useState<Filter>(file.invalid > 0 ? "invalid" : "all");
  useWords();
  const pages = usePages<ContactImportRow>(
    withQuery(`/api/imports/${file.id}/rows`, { verdict: filter === "all" ? "" : filter }),
  );
  const counts = {
    all: file.ok + file.duplicate + file.invalid,
    ok: file.ok,
    duplicate: file.duplicate,
    invalid: file.invalid,
  };
  return (
    <section className="card verdicts" aria-labelledby="rows">
      <div className="card-head">
        <h2 id="rows">{t("people.import.rows")}</h2>
        <ButtonLink
          href={`/api/imports/${file.id}/verdicts.csv`}
          size="small"
          icon="download"
          external
          download
        >
          {t("verdict.csv")}
        </ButtonLink>
      </div>
      <div className="recipients-tabs">
        <Segments<Filter>
          label={t("verdict.verdict")}
          value={filter}
          onChange={setFilter}
          choices={(["all", "ok", "duplicate", "invalid"] as const).map((value) => ({
            value,
            label: (
              <>
                {t(`verdict.${value}`)} <span className="number">{formatNumber(counts[value])}</span>
              </>
            ),
          }))}
        />
      </div>
      <div className="verdicts-table">
        <DataTable
          label={t("people.import.rows")}
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
