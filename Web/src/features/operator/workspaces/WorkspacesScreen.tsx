import { useMemo, useRef } from "react";
import { withQuery } from "../../../api/client.ts";
import type { CreditState, OperatorWorkspace } from "../../../api/types.ts";
import { useShortcuts } from "../../../app/keyboard.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { workspaceColumns } from "./columns.tsx";
import { WorkspaceSheet } from "./WorkspaceSheet.tsx";
import "../../billing/texts.ts";

const states: readonly CreditState[] = ["ok", "low", "locked"];
const isState = (text: string): text is CreditState => (states as readonly string[]).includes(text);

/** Everybody who uses this server, with what they have left. */
export default function WorkspacesScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [wanted, setState] = useSearchParameter("state");
  const [opened, setOpened] = useSearchParameter("open");
  const state = isState(wanted) ? wanted : "";
  const pages = usePages<OperatorWorkspace>(withQuery("/api/operator/workspaces", { search, state }));
  const field = useRef<HTMLInputElement>(null);
  const columns = useMemo(() => workspaceColumns((id) => setOpened(id, { push: true })), [setOpened]);
  const isFiltered = search !== "" || state !== "";

  useShortcuts([{
    keys: "/",
    label: "keys.search",
    group: "operator.title",
    run: () => field.current?.focus(),
  }]);

  return (
    <OperatorPage title={t("operator.workspaces")} lead={t("op.workspaces.lead")}>
      <section className="card settings-table" aria-label={t("operator.workspaces")}>
        <div className="toolbar">
          <SearchField
            ref={field}
            label={t("op.workspaces.search")}
            value={search}
            onChange={setSearch}
            keys="/"
          />
          <Segments
            label={t("op.state")}
            value={state}
            onChange={(value) => setState(value)}
            choices={[
              { value: "" as const, label: t("notices.show.all") },
              ...states.map((value) => ({ value, label: t(`op.state.${value}`) })),
            ]}
          />
        </div>
        <DataTable
          label={t("operator.workspaces")}
          columns={columns}
          pages={pages}
          keyOf={(workspace) => workspace.id}
          rowHeight={50}
          onOpen={(workspace) => setOpened(workspace.id, { push: true })}
          empty={
            <EmptyState
              icon="building-2"
              title={t(isFiltered ? "op.workspaces.none.title" : "op.workspaces.empty.title")}
            >
              {t(isFiltered ? "op.workspaces.none.text" : "op.workspaces.empty.text")}
            </EmptyState>
          }
        />
      </section>
      {opened && <WorkspaceSheet key={opened} id={opened} onClose={() => setOpened("")} />}
    </OperatorPage>
  );
}
