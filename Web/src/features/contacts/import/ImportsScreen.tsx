import "../texts.ts";
import { api } from "../../../api/client.ts";
import type { ContactImport } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { useState } from "react";
import { usePages } from "../../../data/usePages.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { ListCard } from "../../settings/ListCard.tsx";
import { PeoplePage } from "../PeoplePage.tsx";

/** Files of contacts, also those that campaigns were sent to. */
export default function ImportsScreen() {
  const pages = usePages<ContactImport>("/api/imports");
  const [deleted, setDeleted] = useState<ContactImport | null>(null);
  const make = (
    <ButtonLink kind="primary" href="/contacts/import" icon="upload">{t("import.contacts")}</ButtonLink>
  );
  return (
    <PeoplePage title="imports.title" layout="wide" lead={t("imports.lead")} actions={make}>
      <ListCard
        label={t("imports.title")}
        list={pages}
        keyOf={(file) => file.id}
        row={(file) => (
          <>
            <Icon name="file-spreadsheet" size={20} />
            <div className="own-main cell-two">
              <Link className="cell-main cut" href={`/contacts/imports/${file.id}`}>{file.filename}</Link>
              <small>
                {formatDateTime(file.createdAt)}
                {file.rows > 0 && <>{" · "}{t("import.rows.count", { count: file.rows })}</>}
              </small>
            </div>
            <State file={file} />
            <Menu
              label={t("imports.actions", { name: file.filename })}
              items={[
                { label: t("imports.open"), icon: "file-spreadsheet", href: `/contacts/imports/${file.id}` },
                { divider: true },
                {
                  label: t("imports.delete"),
                  icon: "trash-2",
                  isDanger: true,
                  run: () => setDeleted(file),
                },
              ]}
            >
              <Icon name="ellipsis" size={18} />
            </Menu>
          </>
        )}
        empty={
          <EmptyState icon="file-spreadsheet" title={t("imports.empty.title")} action={make}>
            {t("imports.empty.text")}
          </EmptyState>
        }
      />
      {pages.hasMore && (
        <div className="row">
          <Button onClick={pages.loadMore} isBusy={pages.isLoadingMore}>{t("action.more")}</Button>
        </div>
      )}
      {deleted && (
        <Confirm
          title={t("own.file.delete.title", { name: deleted.filename })}
          action={t("action.delete")}
          isDanger
          run={async () => {
            await api.delete(`/api/imports/${deleted.id}`);
            invalidate("/api/imports");
          }}
          onClose={() => setDeleted(null)}
        >
          <p>{t("imports.delete.text")}</p>
        </Confirm>
      )}
    </PeoplePage>
  );
}

const tones = { applied: "ok", undone: "neutral", applying: "accent", undoing: "accent" } as const;

function State({ file: { state, work, ok } }: { file: ContactImport }) {
  if (state === "failed") return <Badge tone="danger">{t("people.failed")}</Badge>;
  if (work?.state === "applied") {
    return <Badge tone="ok">{t("imports.state.applied", { count: work.created + work.updated })}</Badge>;
  }
  const known = work && work.state in tones ? work.state as keyof typeof tones : null;
  if (known && known !== "applied") return <Badge tone={tones[known]}>{t(`imports.state.${known}`)}</Badge>;
  return <Badge>{ok > 0 ? t("imports.state.checked") : t("imports.state.waiting")}</Badge>;
}
