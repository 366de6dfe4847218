import "../teamTexts.ts";
import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { QuickReply } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { variableName } from "../../rules/VariableButtons.tsx";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { ListCard } from "../ListCard.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { useOwnList } from "../useOwnList.ts";
import { QuickReplyDialog } from "./QuickReplyDialog.tsx";

export default function QuickRepliesScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const replies = useOwnList<QuickReply>(withQuery("/api/quick-replies", { search }));
  const mayManage = useMay("quick-replies.manage");
  const [edited, setEdited] = useState<QuickReply | "new" | null>(null);
  const make = <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>{t("replies.new")}
  </Button>;
  return (
    <SettingsPage title="settings.replies" lead={t("replies.lead")} actions={make}>
      <div className="own-search">
        <SearchField label={t("replies.search")} value={search} onChange={setSearch} />
      </div>
      <ListCard
        label={t("settings.replies")}
        list={replies}
        keyOf={(reply) => reply.id}
        row={(reply) => (
          <>
            <div className="own-main">
              <span className="row">
                <strong>/{reply.shortcut}</strong>
                <span className="muted">{reply.title}</span>
                {reply.category && <Badge>{reply.category}</Badge>}
                {reply.scope !== "all" && <Badge tone="accent">{t(`replies.scope.${reply.scope}`)}</Badge>}
              </span>
              <p className="own-text">
                <Formatted text={reply.text} variable={variableName} />
              </p>
            </div>
            <span className="own-fact">{t("replies.uses", { count: reply.uses })}</span>
            {(mayManage || reply.scope === "mine") && (
              <Button
                size="small"
                icon="pencil"
                aria-label={t("own.edit", { name: reply.shortcut })}
                onClick={() => setEdited(reply)}
              >
                {t("own.change")}
              </Button>
            )}
          </>
        )}
        empty={search
          ? <EmptyState icon="search" title={t("palette.none", { text: search })} />
          : (
            <EmptyState icon="zap" title={t("replies.empty.title")} action={make}>
              {t("replies.empty.text")}
            </EmptyState>
          )}
      />
      {edited && (
        <QuickReplyDialog
          reply={edited === "new" ? null : edited}
          mayShare={mayManage}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPage>
  );
}
