import "../../contacts/texts.ts";
import { useState } from "react";
import { type Conversation, isBlocked } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../../ui/Menu.tsx";
import { markUnread, moveTo, setBlocked, setPinned } from "../actions.ts";
import { contactTitle } from "../paths.ts";
import { useInboxes } from "../list/InboxSwitch.tsx";

type Properties = {
  conversation: Conversation;
  openPicker: (picker: "tags" | "remind" | "merge") => void;
  run: (work: () => Promise<unknown>) => void;
};

const formats = ["txt", "csv", "html"] as const;

/** What is done to a whole conversation, besides giving it to somebody and closing it. */
export function MoreMenu({ conversation, openPicker, run }: Properties) {
  const { id, pinned = false, inbox = "sales", contact } = conversation;
  const [isBlocking, setBlocking] = useState(false);
  const maySend = useMay("inbox.send");
  const mayExport = useMay("inbox.export");
  const mayMerge = useMay("contacts.merge");
  const { hasBoth } = useInboxes();
  const blocked = isBlocked(conversation);
  const other = inbox === "sales" ? "support" : "sales";
  const name = contactTitle(contact);
  const items: MenuItem[] = [
    {
      label: t(pinned ? "pin.remove" : "pin.add"),
      icon: pinned ? "pin-off" : "pin",
      run: () => run(() => setPinned(id, !pinned)),
    },
    { label: t("unread.mark"), icon: "mail", run: () => run(() => markUnread(id)) },
  ];
  if (maySend) {
    items.push(
      { label: t("remind.title"), icon: "alarm-clock", run: () => openPicker("remind") },
      { label: t("tags.title"), icon: "tag", run: () => openPicker("tags") },
    );
    if (hasBoth) {
      items.push({
        label: t("move.to", { inbox: t(`inbox.${other}`) }),
        icon: "arrow-right-left",
        run: () => run(() => moveTo(id, other)),
      });
    }
  }
  if (mayMerge) {
    items.push({ label: t("merge.action"), icon: "git-merge", run: () => openPicker("merge") });
  }
  if (mayExport) {
    items.push(
      { divider: true },
      ...formats.map((format) => ({
        label: t(`transcript.${format}`),
        icon: "download" as const,
        href: `/api/conversations/${id}/transcript?format=${format}`,
        isExternal: true,
      })),
    );
  }
  if (maySend) {
    items.push(
      { divider: true },
      blocked
        ? { label: t("block.remove"), icon: "shield-off", run: () => run(() => setBlocked(id, false)) }
        : { label: t("block.add"), icon: "shield-ban", isDanger: true, run: () => setBlocking(true) },
    );
  }
  return (
    <>
      <Menu label={t("thread.more")} items={items}>
        <Icon name="ellipsis" size={18} />
      </Menu>
      {isBlocking && (
        <Confirm
          title={t("block.title", { name })}
          action={t("block.add")}
          isDanger
          run={() => setBlocked(id, true)}
          onClose={() => setBlocking(false)}
        >
          <p>{t("block.text")}</p>
        </Confirm>
      )}
    </>
  );
}
