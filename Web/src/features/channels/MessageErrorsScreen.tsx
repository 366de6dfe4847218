import "./texts.ts";
import { Fragment } from "react";
import type { MessageErrorRow, Page } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { failureSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { Badge } from "../../ui/Badge.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";

/** A code is found by how it begins, words by any part: all of them must be there. */
function isFound(
  { code, lastCode = code, title, class: kind, words, advice }: MessageErrorRow,
  search: string,
) {
  const text = `${title} ${kind} ${words} ${advice}`.toLocaleLowerCase();
  return search.toLocaleLowerCase().split(/\s+/).filter(Boolean).every((word) =>
    /^\d+$/.test(word)
      ? String(code).startsWith(word) || (code < Number(word) && Number(word) <= lastCode)
      : text.includes(word)
  );
}

export default function MessageErrorsScreen() {
  useWords();
  const query = useQuery<Page<MessageErrorRow>>("/api/message-errors");
  const [search, setSearch] = useSearchParameter("q");
  const rows = (query.data?.items ?? []).filter((row) => isFound(row, search));
  return (
    <SettingsPage title="settings.errors" lead={t("errors.lead")}>
      <div className="row">
        <div className="own-search">
          <SearchField label={t("errors.search")} value={search} onChange={setSearch} />
        </div>
        {query.data && (
          <span className="muted" role="status">{t("errors.count", { count: rows.length })}</span>
        )}
      </div>
      {query.problem && !query.data && (
        <ErrorState
          problem={query.problem}
          retry={() => void query.reload()}
        />
      )}
      {query.isLoading && <Skeleton rows={8} />}
      {query.data && rows.length === 0 && (
        <section className="card">
          <EmptyState icon="search" title={t("errors.none.title")}>{t("errors.none.text")}</EmptyState>
        </section>
      )}
      {rows.length > 0 && (
        <dl className="card error-list">
          {rows.map((row) => ({ ...row, said: failureSaid(row) })).map((row) => (
            <Fragment key={row.code}>
              <dt id={`code-${row.code}`}>
                <code>{codeWords(row)}</code>
                <strong dir="auto">{row.said.title}</strong>
                <Badge tone={row.retryable ? "accent" : "neutral"}>
                  {t(row.retryable ? "errors.retryable" : "errors.final")}
                </Badge>
              </dt>
              <dd>
                <p>{row.words}</p>
                {row.said.detail && <p className="error-advice">{row.said.detail}</p>}
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </SettingsPage>
  );
}

const codeWords = ({ code, lastCode = code }: MessageErrorRow) =>
  code < 0 ? t("errors.own") : lastCode > code ? `${code}–${lastCode}` : code;
