import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { ContactImport } from "../../../api/types.ts";
import { queries } from "../../../data/store.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { useMay } from "../../../app/session.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Stat, Stats } from "../../../ui/Stats.tsx";
import { BulkStrip } from "../list/BulkStrip.tsx";
import { OptInDialog } from "../list/OptInDialog.tsx";
import { ImportRows } from "./ImportRows.tsx";
import { Running } from "./Running.tsx";

/** How the import goes, what came of it, and the way back. */
export function ResultStep({ file }: { file: ContactImport }) {
  const path = `/api/imports/${file.id}`;
  const [open, setOpen] = useState<"undo" | "optIn" | null>(null);
  const mayOptIn = useMay("contacts.consent");
  const { state, progress, created, updated, unchanged, skipped, refused, undone, kept } = file.work;
  if (state === "applying") {
    return (
      <Running
        title={t("result.applying")}
        words={t("result.soFar", { count: created + updated })}
        ratio={progress}
      />
    );
  }
  if (state === "undoing") {
    return (
      <Running title={t("result.undoing")} words={t("result.back", { count: undone })} ratio={progress} />
    );
  }
  return (
    <div className="stack">
      {state === "undone"
        ? (
          <Note tone="ok">
            {t("result.undone", { count: undone })}
            {kept > 0 && <>{" "}{t("result.kept", { count: kept })}</>}
          </Note>
        )
        : <Note tone="ok">{t("result.done", { count: created + updated })}</Note>}
      {state === "applied" && (
        <Stats>
          <Stat name={t("result.created")} tone="ok">{formatNumber(created)}</Stat>
          <Stat name={t("result.updated")}>{formatNumber(updated)}</Stat>
          <Stat name={t("result.left")}>{formatNumber(unchanged + skipped)}</Stat>
          <Stat name={t("check.bad")} tone={file.invalid + refused > 0 ? "danger" : "plain"}>
            {formatNumber(file.invalid + refused)}
          </Stat>
        </Stats>
      )}
      <ImportRows file={file} />
      <div className="form-foot">
        <ButtonLink kind="primary" href="/contacts">{t("result.toContacts")}</ButtonLink>
        {state === "applied" && mayOptIn && created + updated + unchanged > 0 && (
          <Button
            icon="shield-check"
            onClick={() => setOpen("optIn")}
          >
            {t("people.optIn")}
          </Button>
        )}
        {state === "applied" && created + updated > 0 && (
          <Button
            icon="undo-2"
            onClick={() => setOpen("undo")}
          >
            {t("result.undo")}
          </Button>
        )}
      </div>
      <BulkStrip />
      {open === "optIn" && (
        <OptInDialog
          people={{ importId: file.id }}
          count={created + updated + unchanged}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "undo" && (
        <Confirm
          title={t("result.undo.title")}
          action={t("result.undo")}
          isDanger
          run={async () => queries.put(path, await api.post<ContactImport>(`${path}/undo`))}
          onClose={() => setOpen(null)}
        >
          <p>{t("result.undo.text", { count: created, updated: formatNumber(updated) })}</p>
        </Confirm>
      )}
    </div>
  );
}
