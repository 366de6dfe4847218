import "./teamTexts.ts";
import { useMemo, useState } from "react";
import { api } from "../../api/client.ts";
import type { APIKey } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatDay, formatRelative } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { NewKeyDialog } from "./NewKeyDialog.tsx";
import { permissionWords } from "./roles/groups.ts";
import { SettingsPage } from "./SettingsPage.tsx";

export default function KeysScreen() {
  const pages = usePages<APIKey>("/api/api-keys");
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<APIKey | null>(null);
  const columns = useMemo(() => columnsOf(setEnding), []);
  const add = <Button kind="primary" icon="plus" onClick={() => setMaking(true)}>{t("keys.new")}</Button>;
  return (
    <SettingsPage title="settings.keys" lead={t("keys.lead")} actions={add}>
      <section className="card settings-table">
        <DataTable
          label={t("settings.keys")}
          columns={columns}
          pages={pages}
          keyOf={(key) => key.id}
          rowHeight={54}
          empty={
            <EmptyState icon="key-round" title={t("keys.empty.title")} action={add}>
              {t("keys.empty.text")}
            </EmptyState>
          }
        />
      </section>
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
      {ending && (
        <Confirm
          title={t("keys.revoke.title", { name: ending.name })}
          action={t("keys.revoke")}
          isDanger
          run={async () => {
            await api.delete(`/api/api-keys/${ending.id}`);
            invalidate("/api/api-keys");
          }}
          onClose={() => setEnding(null)}
        >
          <p>{t("keys.revoke.text")}</p>
        </Confirm>
      )}
    </SettingsPage>
  );
}

const columnsOf = (end: (key: APIKey) => void): Column<APIKey>[] => [
  {
    key: "name",
    header: "keys.name",
    cell: (key) => (
      <span className="cell-two">
        <span className="cell-main cut">{key.name}</span>
        <small className="mono">{key.prefix}…</small>
      </span>
    ),
  },
  {
    key: "scopes",
    header: "keys.scopes",
    priority: 2,
    cell: (key) => (
      <span title={key.scopes.map(permissionWords).join("\n")}>
        {key.scopes.length > 3
          ? t("keys.scopes.count", { count: key.scopes.length })
          : key.scopes.map(permissionWords).join(", ")}
      </span>
    ),
  },
  {
    key: "created",
    header: "contact.created",
    width: "130px",
    priority: 3,
    cell: (key) => <Time at={key.createdAt} format={formatDay} />,
  },
  {
    key: "used",
    header: "keys.used",
    width: "130px",
    priority: 2,
    cell: (key) =>
      key.lastUsedAt
        ? <Time at={key.lastUsedAt} format={formatRelative} />
        : <span className="muted">{t("keys.neverUsed")}</span>,
  },
  {
    key: "end",
    header: "column.actions",
    isHeaderHidden: true,
    width: "110px",
    align: "end",
    cell: (key) =>
      key.revokedAt
        ? <Badge tone="danger">{t("keys.revoked")}</Badge>
        : <Button size="small" onClick={() => end(key)}>{t("keys.revoke")}</Button>,
  },
];
