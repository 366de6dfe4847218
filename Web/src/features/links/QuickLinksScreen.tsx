import "./texts.ts";
import { useState } from "react";
import { api } from "../../api/client.ts";
import type { QuickLink } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { toastProblem } from "../../ui/toasts.ts";
import { asProblem } from "../../api/problem.ts";
import { Confirm } from "../../ui/Confirm.tsx";
import { ListCard } from "../settings/ListCard.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { CodeDialog } from "./CodeDialog.tsx";

type Open = { what: "edit" | "code" | "delete"; link: QuickLink } | { what: "new" } | null;

export default function QuickLinksScreen() {
  const links = usePages<QuickLink>("/api/quick-links");
  const mayManage = useMay("links.manage");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const make = mayManage && (
    <Button kind="primary" icon="plus" onClick={() => setOpen({ what: "new" })}>{t("links.new")}</Button>
  );
  const setActive = (link: QuickLink, active: boolean) =>
    api.patch(`/api/quick-links/${link.id}`, { active }).then(() => invalidate("/api/quick-links")).catch((
      error,
    ) => toastProblem(asProblem(error)));
  return (
    <SettingsPage title="settings.links" lead={t("links.lead")} actions={make}>
      <ListCard
        label={t("settings.links")}
        list={links}
        keyOf={({ id }) => id}
        row={(link) => (
          <>
            <div className="own-main">
              <span className="row">
                <strong>{link.name}</strong>
                {!link.active && <Badge>{t("links.off")}</Badge>}
              </span>
              <span className="own-text">{link.text}</span>
              <span className="link-address">
                <code dir="ltr" className="cut">{link.shortUrl}</code>
                <CopyButton text={link.shortUrl} label={t("links.copy", { name: link.name })} isSmall />
              </span>
            </div>
            <dl className="counts">
              <div>
                <dt>{t("links.clicks")}</dt>
                <dd className="number">{formatNumber(link.clicks)}</dd>
              </div>
              <div>
                <dt>{t("links.conversations")}</dt>
                <dd className="number">{formatNumber(link.conversations)}</dd>
              </div>
            </dl>
            <Button size="small" icon="qr-code" onClick={() => setOpen({ what: "code", link })}>
              {t("links.code")}
              <span className="visually-hidden">{link.name}</span>
            </Button>
            {mayManage && (
              <Menu
                label={t("tags.actions", { name: link.name })}
                items={[
                  { label: t("own.change"), icon: "pencil", run: () => setOpen({ what: "edit", link }) },
                  {
                    label: t(link.active ? "links.turnOff" : "links.turnOn"),
                    icon: link.active ? "pause" : "play",
                    run: () => void setActive(link, !link.active),
                  },
                  { divider: true },
                  {
                    label: t("action.delete"),
                    icon: "trash-2",
                    isDanger: true,
                    run: () => setOpen({ what: "delete", link }),
                  },
                ]}
              >
                <Icon name="ellipsis" size={18} />
              </Menu>
            )}
          </>
        )}
        empty={
          <EmptyState icon="link" title={t("links.empty.title")} action={make}>
            {t("links.empty.text")}
          </EmptyState>
        }
      />
      {links.hasMore && (
        <div>
          <Button isBusy={links.isLoadingMore} onClick={links.loadMore}>{t("action.more")}</Button>
        </div>
      )}
      {open?.what === "new" && <LinkDialog link={null} onClose={close} />}
      {open?.what === "edit" && <LinkDialog link={open.link} onClose={close} />}
      {open?.what === "code" && <CodeDialog link={open.link} onClose={close} />}
      {open?.what === "delete" && (
        <Confirm
          title={t("own.delete.title", { name: open.link.name })}
          action={t("action.delete")}
          isDanger
          run={async () => {
            await api.delete(`/api/quick-links/${open.link.id}`);
            invalidate("/api/quick-links");
          }}
          onClose={close}
        >
          <p>{t("links.delete.text")}</p>
        </Confirm>
      )}
    </SettingsPage>
  );
}
