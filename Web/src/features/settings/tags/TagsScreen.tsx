import "../teamTexts.ts";
import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { ListedTag, TagKind } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { TagChip } from "../../../ui/TagChip.tsx";
import { ListCard } from "../ListCard.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { useOwnList } from "../useOwnList.ts";
import { DeleteTag } from "./DeleteTag.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { TagDialog } from "./TagDialog.tsx";

type Open = { what: "edit" | "merge" | "delete"; tag: ListedTag } | { what: "new" } | null;

export default function TagsScreen() {
  const [kindText, setKind] = useSearchParameter("kind");
  const kind: TagKind = kindText === "contact" ? "contact" : "conversation";
  const tags = useOwnList<ListedTag>(withQuery("/api/tags", { kind }));
  const mayManage = useMay("tags.manage");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const make = (
    <Button kind="primary" icon="plus" onClick={() => setOpen({ what: "new" })}>{t("tags.new")}</Button>
  );
  return (
    <SettingsPage title="settings.tags" lead={t("tags.lead")} actions={mayManage && make}>
      <Segments
        label={t("tags.kind")}
        value={kind}
        onChange={(value) => setKind(value === "conversation" ? "" : value)}
        choices={[
          { value: "conversation", label: t("tags.kind.conversation") },
          { value: "contact", label: t("tags.kind.contact") },
        ]}
      />
      <ListCard
        label={t("settings.tags")}
        list={tags}
        keyOf={(tag) => tag.id}
        row={(tag) => (
          <>
            <div className="own-main">
              <TagChip name={tag.name} colour={tag.colour} />
            </div>
            <span className="own-fact">
              {kind === "conversation" && tag.uses > 0
                ? (
                  <Link className="link" href={`/inbox?tag=${tag.id}`}>
                    {t("tags.uses", { count: tag.uses })}
                  </Link>
                )
                : t("tags.uses", { count: tag.uses })}
            </span>
            {mayManage && (
              <Menu
                label={t("tags.actions", { name: tag.name })}
                items={[
                  { label: t("own.change"), icon: "pencil", run: () => setOpen({ what: "edit", tag }) },
                  {
                    label: t("tags.merge"),
                    icon: "git-merge",
                    disabled: tags.items.length < 2,
                    run: () => setOpen({ what: "merge", tag }),
                  },
                  { divider: true },
                  {
                    label: t("action.delete"),
                    icon: "trash-2",
                    isDanger: true,
                    run: () => setOpen({ what: "delete", tag }),
                  },
                ]}
              >
                <Icon name="ellipsis" size={18} />
              </Menu>
            )}
          </>
        )}
        empty={
          <EmptyState icon="tag" title={t("tags.empty.title")} action={mayManage && make}>
            {t("tags.empty.text")}
          </EmptyState>
        }
      />
      {open?.what === "new" && <TagDialog tag={null} kind={kind} onClose={close} />}
      {open?.what === "edit" && <TagDialog tag={open.tag} kind={kind} onClose={close} />}
      {open?.what === "merge" && <MergeDialog tag={open.tag} tags={tags.items} onClose={close} />}
      {open?.what === "delete" && <DeleteTag tag={open.tag} onClose={close} />}
    </SettingsPage>
  );
}
