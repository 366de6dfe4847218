import { useMemo, useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { SuspenseItem } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { LinkTabs } from "../../../ui/Tabs.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { suspenseColumns } from "./columns.tsx";
import { ResolveDialog } from "./ResolveDialog.tsx";
import "../../billing/texts.ts";

const states = ["open", "resolved"] as const;

/** Money that arrived and fits nothing: each needs somebody's word. */
export default function SuspenseScreen() {
  const [wanted] = useSearchParameter("state");
  const state = wanted === "resolved" ? "resolved" : "open";
  const pages = usePages<SuspenseItem>(withQuery("/api/operator/suspense", { state }));
  const [chosen, setChosen] = useState<SuspenseItem>();
  const columns = useMemo(() => suspenseColumns(state, setChosen), [state]);
  return (
    <OperatorPage title={t("operator.suspense")} lead={t("op.suspense.lead")}>
      <section className="card settings-table" aria-label={t("operator.suspense")}>
        <div className="recipients-tabs">
          <LinkTabs
            label={t("op.state")}
            tabs={states.map((value) => ({
              href: withQuery("/operator/suspense", { state: value === "open" ? "" : value }),
              label: t(`op.suspense.${value}`),
              isCurrent: value === state,
            }))}
          />
        </div>
        <DataTable
          label={t("operator.suspense")}
          columns={columns}
          pages={pages}
          keyOf={(item) => item.id}
          rowHeight={56}
          onOpen={state === "open" ? (item) => item.may.length > 0 && setChosen(item) : undefined}
          empty={
            <EmptyState icon="circle-check" title={t(`op.suspense.${state}.empty.title`)}>
              {t(`op.suspense.${state}.empty.text`)}
            </EmptyState>
          }
        />
      </section>
      {chosen && <ResolveDialog key={chosen.id} item={chosen} onClose={() => setChosen(undefined)} />}
    </OperatorPage>
  );
}
