import "../contacts/texts.ts";
import { useState } from "react";
import { api } from "../../api/client.ts";
import type { Community, Page } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Confirm } from "../../ui/Confirm.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { predicateWords, useNames } from "../contacts/filter/words.ts";
import { membersWords } from "../contacts/pickers/pickers.tsx";
import { PeoplePage } from "../contacts/PeoplePage.tsx";
import { ListCard } from "../settings/ListCard.tsx";
import { CommunityDialog } from "./CommunityDialog.tsx";

type Open = { what: "edit" | "delete"; community: Community } | { what: "new" } | null;

export default function CommunitiesScreen() {
  const query = useQuery<Page<Community>>("/api/communities");
  const names = useNames();
  const mayEdit = useMay("communities.manage");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const make = mayEdit && (
    <Button kind="primary" icon="plus" onClick={() => setOpen({ what: "new" })}>{t("community.new")}</Button>
  );
  return (
    <PeoplePage title="communities.title" layout="wide" actions={make} lead={t("communities.lead")}>
      <ListCard
        label={t("communities.title")}
        list={{ ...query, items: query.data?.items ?? [] }}
        keyOf={(community) => community.id}
        className="segment-list"
        row={(community) => (
          <>
            <div className="own-main cell-two">
              <span className="row">
                <Link className="cell-main" href={`/communities/${community.id}`} dir="auto">
                  {community.name}
                </Link>
                {community.kind !== "static" && <Badge>{t(`community.badge.${community.kind}`)}</Badge>}
              </span>
              <small dir="auto">
                {community.filter ? predicateWords(community.filter, names) : community.description}
              </small>
            </div>
            <span className="own-fact number">
              {membersWords(community.members)}
            </span>
            {mayEdit && (
              <Menu
                label={t("community.actions", { name: community.name })}
                items={[
                  {
                    label: t("segment.change"),
                    icon: "pencil",
                    run: () => setOpen({ what: "edit", community }),
                  },
                  { divider: true },
                  {
                    label: t("action.delete"),
                    icon: "trash-2",
                    isDanger: true,
                    run: () => setOpen({ what: "delete", community }),
                  },
                ]}
              >
                <Icon name="ellipsis" size={18} />
              </Menu>
            )}
          </>
        )}
        empty={
          <EmptyState icon="users-round" title={t("communities.empty.title")} action={make}>
            {t("communities.empty.text")}
          </EmptyState>
        }
      />
      {open?.what === "new" && <CommunityDialog community={null} onClose={close} />}
      {open?.what === "edit" && <CommunityDialog community={open.community} onClose={close} />}
      {open?.what === "delete" && <DeleteCommunity community={open.community} onClose={close} />}
    </PeoplePage>
  );
}

export function DeleteCommunity(
  { community, onClose, done }: { community: Community; onClose: () => void; done?: () => void },
) {
  return (
    <Confirm
      title={t("community.delete.title", { name: community.name })}
      action={t("action.delete")}
      isDanger
      run={async () => {
        await api.delete(`/api/communities/${community.id}`);
        done?.();
        invalidate("/api/communities", "/api/contacts");
      }}
      onClose={onClose}
    >
      <p>{t("community.delete.text", { count: community.members ?? 0 })}</p>
    </Confirm>
  );
}
