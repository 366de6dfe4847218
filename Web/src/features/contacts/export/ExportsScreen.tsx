import "../texts.ts";
import { useEffect, useState } from "react";
import type { Export } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { usePages } from "../../../data/usePages.ts";
import { formatDateTime, formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { ListCard } from "../../settings/ListCard.tsx";
import { PeoplePage } from "../PeoplePage.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { isOver, isReady } from "./exports.ts";

/** Files that were made, as long as they can be fetched. */
export default function ExportsScreen() {
  const pages = usePages<Export>("/api/exports");
  const [isOpen, setOpen] = useState(false);
  const isRunning = pages.items.some(({ state }) => !isOver(state));
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => invalidate("/api/exports"), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  const make = (
    <Button kind="primary" icon="download" onClick={() => setOpen(true)}>{t("export.everybody")}</Button>
  );
  return (
    <PeoplePage title="exports.title" layout="wide" lead={t("exports.lead")} actions={make}>
      <ListCard
        label={t("exports.title")}
        list={pages}
        keyOf={(found) => found.id}
        row={(found) => <ExportRow found={found} />}
        empty={
          <EmptyState icon="download" title={t("exports.empty.title")} action={make}>
            {t("exports.empty.text")}
          </EmptyState>
        }
      />
      {pages.hasMore && (
        <div className="row">
          <Button onClick={pages.loadMore} isBusy={pages.isLoadingMore}>{t("action.more")}</Button>
        </div>
      )}
      {isOpen && (
        <ExportDialog
          people={{ filter: { field: "createdAt", op: "isSet" } }}
          count={undefined}
          onClose={() => setOpen(false)}
        />
      )}
    </PeoplePage>
  );
}

function ExportRow({ found }: { found: Export }) {
  const now = useNow(30_000);
  const { state, rows, total = 0, expiresAt, createdAt, format } = found;
  const isGone = state === "expired" || (!!expiresAt && Date.parse(expiresAt) <= now);
  return (
    <>
      <Icon name="file-spreadsheet" size={20} />
      <div className="own-main cell-two">
        <span className="cell-main">
          {t("export.rows", { count: rows })}{" "}
          {format && <span className="muted">· {format.toUpperCase()}</span>}
        </span>
        <small>
          {createdAt && formatDateTime(createdAt)}
          {found.masked && <>{" · "}{t("export.masked")}</>}
          {isReady(state) && !isGone && expiresAt && (
            <>{" · "}{t("export.until", { when: formatRelative(expiresAt) })}</>
          )}
        </small>
        {!isOver(state) && (
          <Progress label={t("export.running")} ratio={total > 0 ? rows / total : undefined} />
        )}
        {state === "failed" && <small className="field-error">{found.error ?? t("export.failed")}</small>}
      </div>
      {state === "failed"
        ? <Badge tone="danger">{t("people.failed")}</Badge>
        : isGone
        ? <Badge>{t("export.expired")}</Badge>
        : isReady(state)
        ? (
          <ButtonLink href={found.url ?? `/api/exports/${found.id}/file`} icon="download" external download>
            {t("export.download")}
          </ButtonLink>
        )
        : <Badge tone="accent">{t("export.running")}</Badge>}
    </>
  );
}
