import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { ImportRow, Preview as Filled, Template } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Preview } from "../../whatsapp/Preview.tsx";

type Properties = { campaign: string; importID: string; sender: string; template: Template };

/** The message for one row of the file after another, as the server will send it. */
export function RowPreview({ campaign, importID, sender, template }: Properties) {
  const rows = usePages<ImportRow>(withQuery(`/api/imports/${importID}/rows`, { verdict: "ok" }));
  const [at, setAt] = useState(0);
  const row = rows.items[at];
  const filled = useQuery<Filled>(
    row ? withQuery(`/api/campaigns/${campaign}/preview`, { row: row.row }) : null,
  );
  const [shown, setShown] = useState<Filled>();
  if (filled.data && filled.data !== shown) setShown(filled.data);

  const step = (by: number) => {
    const next = at + by;
    if (next > rows.items.length - 5 && rows.hasMore) rows.loadMore();
    if (next >= 0 && next < rows.items.length) setAt(next);
  };

  return (
    <div className="stack row-preview">
      <div className="spread">
        <p className="cut" aria-live="polite">
          {row && (
            <>
              <strong dir="auto">{row.name || row.e164}</strong>{" "}
              <span className="muted number">{t("wizard.row", { row: formatNumber(row.row) })}</span>
            </>
          )}
        </p>
        <div className="row-steps">
          <IconButton
            icon="chevron-left"
            label={t("wizard.previousRow")}
            disabled={at === 0}
            onClick={() => step(-1)}
          />
          <IconButton
            icon="chevron-right"
            label={t("wizard.nextRow")}
            disabled={at >= rows.items.length - 1}
            onClick={() => step(1)}
          />
        </div>
      </div>
      {filled.problem && <ProblemNote problem={filled.problem} />}
      <Preview components={shown?.components ?? template.components} sender={sender} />
    </div>
  );
}
