import { api } from "../../../api/client.ts";
import type { ContactImport } from "../../../api/types.ts";
import { queries } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Stat, Stats } from "../../../ui/Stats.tsx";
import { ImportRows } from "./ImportRows.tsx";

/** What would become of every row. Nothing has been written yet. */
export function CheckStep({ file, change }: { file: ContactImport; change: () => void }) {
  const path = `/api/imports/${file.id}`;
  const start = useAction(
    async () => queries.put(path, await api.post<ContactImport>(`${path}/start`)),
    { quiet: true },
  );
  const { created, updated, unchanged, skipped, refused } = file.work;
  const coming = created + updated;
  return (
    <div className="stack">
      <Note>{t("check.note")}</Note>
      <Stats>
        <Stat name={t("check.created")} tone={created > 0 ? "ok" : "plain"}>{formatNumber(created)}</Stat>
        <Stat name={t("check.updated")}>{formatNumber(updated)}</Stat>
        <Stat name={t("check.left")} help={t("check.left.help")}>{formatNumber(unchanged + skipped)}</Stat>
        <Stat
          name={t("check.bad")}
          tone={file.invalid + refused > 0 ? "danger" : "plain"}
          help={file.duplicate > 0 ? t("check.duplicates", { count: file.duplicate }) : undefined}
        >
          {formatNumber(file.invalid + refused)}
        </Stat>
      </Stats>
      <ImportRows file={file} />
      {start.problem && <ProblemNote problem={start.problem} />}
      <div className="form-foot">
        <Button
          kind="primary"
          isBusy={start.isRunning}
          disabled={coming === 0}
          onClick={() => void start.run()}
        >
          {coming === 0 ? t("check.nothing") : t("check.start", { count: coming })}
        </Button>
        <Button onClick={change} disabled={start.isRunning}>{t("check.change")}</Button>
      </div>
    </div>
  );
}
