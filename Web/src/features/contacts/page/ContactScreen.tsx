import "../texts.ts";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import { asProblem } from "../../../api/problem.ts";
import type { Contact, Conversation } from "../../../api/types.ts";
import { useShortcuts } from "../../../app/keyboard.ts";
import { navigate, type Parameters, useSearchParameter } from "../../../app/router.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../../ui/Menu.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Page } from "../../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { toast, toastProblem } from "../../../ui/toasts.ts";
import { useLiveChannels } from "../../channels/useChannels.ts";
import { changeContact, contactGone } from "../changes.ts";
import { ContactSheet } from "../ContactSheet.tsx";
import { useFields } from "../fields/useFields.ts";
import { contactName } from "../names.ts";
import { ConsentCard } from "./ConsentCard.tsx";
import { CustomFields, Details } from "./Details.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { Merges } from "./Merges.tsx";
import { Notes } from "./Notes.tsx";
import { Timeline } from "./Timeline.tsx";

const parts = ["timeline", "notes", "consent", "merges"] as const;
type Part = (typeof parts)[number];
type Open = "edit" | "delete" | "erase" | null;

export default function ContactScreen({ parameters }: { parameters: Parameters }) {
  const id = parameters.id ?? "";
  const query = useQuery<Contact>(`/api/contacts/${id}`);
  const back = { href: "/contacts", label: t("nav.contacts") };
  if (query.data) return <Whole key={id} contact={query.data} />;
  return (
    <Page title={t("palette.contact")} back={back}>
      {query.problem
        ? query.problem.status === 404
          ? <EmptyState icon="contact" title={t("contact.gone.title")}>{t("contact.gone.text")}</EmptyState>
          : <ErrorState problem={query.problem} retry={() => void query.reload()} />
        : <Skeleton kind="cards" rows={4} />}
    </Page>
  );
}

function Whole({ contact }: { contact: Contact }) {
  const { id } = contact;
  const name = contactName(contact);
  const [wanted, setPart] = useSearchParameter("part");
  const part: Part = parts.find((one) => one === wanted) ?? "timeline";
  const [open, setOpen] = useState<Open>(null);
  const mayEdit = useMay("contacts.edit");
  const mayDelete = useMay("contacts.delete");
  const fields = useFields();
  const close = () => setOpen(null);
  const isDeleted = !!contact.deletedAt;
  const block = useAction((blocked: boolean) => setBlocked(contact, blocked));
  const restore = useAction(() => restoreContact(id, name));

  useShortcuts([
    { keys: "e", label: "contact.edit", group: "palette.contact", run: () => mayEdit && setOpen("edit") },
    { keys: "n", label: "contactNote.new", group: "palette.contact", run: () => setPart("notes") },
    { keys: "Escape", label: "keys.back", group: "palette.contact", run: () => navigate("/contacts") },
  ]);

  const items: MenuItem[] = [
    ...(mayEdit
      ? [
        contact.blockedAt
          ? { label: t("contact.unblock"), icon: "circle-check" as const, run: () => void block.run(false) }
          : { label: t("people.block"), icon: "ban" as const, run: () => void block.run(true) },
        { label: t("merge.action"), icon: "git-merge" as const, run: () => setPart("merges") },
      ]
      : []),
    ...(mayDelete
      ? [
        { divider: true } as const,
        {
          label: t("action.delete"),
          icon: "trash-2" as const,
          isDanger: true,
          run: () => setOpen("delete"),
        },
        {
          label: t("erase.menu"),
          icon: "shield-off" as const,
          isDanger: true,
          run: () => setOpen("erase"),
        },
      ]
      : []),
  ];

  return (
    <Page
      name={name}
      back={{ href: "/contacts", label: t("nav.contacts") }}
      title={
        <>
          <Avatar name={name} size={36} />
          <span dir="auto">{name}</span>
          {contact.blockedAt && (
            <span title={t("contact.block")}>
              <Badge tone="danger">{t("contact.blocked")}</Badge>
            </span>
          )}
        </>
      }
      actions={!isDeleted && (
        <>
          <WriteButton contact={contact} />
          {mayEdit && <Button icon="pencil" onClick={() => setOpen("edit")}>{t("contact.edit")}</Button>}
          {items.length > 0 && (
            <Menu label={t("contact.more")} items={items}>
              <Icon name="ellipsis" size={18} />
            </Menu>
          )}
        </>
      )}
    >
      {isDeleted && (
        <Note
          tone="warn"
          action={mayDelete && (
            <Button
              size="small"
              icon="undo-2"
              isBusy={restore.isRunning}
              onClick={() => void restore.run()}
            >
              {t("deleted.restore")}
            </Button>
          )}
        >
          {t("deleted.note")}
        </Note>
      )}
      <div className="contact-page">
        <div className="stack">
          <Details contact={contact} />
          {fields.length > 0 && (
            <section className="card" aria-labelledby="own-fields">
              <div className="card-head">
                <h2 id="own-fields">{t("contact.fields")}</h2>
              </div>
              <CustomFields contact={contact} />
            </section>
          )}
        </div>
        <section className="card contact-parts" aria-label={t("contact.history")}>
          <div className="card-head">
            <Segments
              label={t("contact.history")}
              value={part}
              onChange={(next) => setPart(next === "timeline" ? "" : next)}
              choices={parts.map((value) => ({ value, label: t(`contact.part.${value}`) }))}
            />
          </div>
          <div className="card-body">
            {part === "timeline" && <Timeline contact={id} />}
            {part === "notes" && <Notes contact={id} />}
            {part === "consent" && <ConsentCard contact={id} />}
            {part === "merges" && <Merges contact={contact} />}
          </div>
        </section>
      </div>
      {open === "edit" && <ContactSheet id={id} onClose={close} />}
      {open === "erase" && <EraseDialog contact={contact} onClose={close} />}
      {open === "delete" && (
        <Confirm
          title={t("contact.delete.title", { name })}
          action={t("action.delete")}
          isDanger
          run={async () => {
            await api.delete(`/api/contacts/${id}`);
            toast({
              tone: "ok",
              text: t("contact.deleted", { name }),
              action: {
                label: t("action.undo"),
                run: () => void restoreContact(id, name).catch((error) => toastProblem(asProblem(error))),
              },
            });
            navigate("/contacts");
            contactGone();
          }}
          onClose={close}
        >
          <p>{t("contact.delete.text")}</p>
        </Confirm>
      )}
    </Page>
  );
}

async function setBlocked(contact: Contact, blocked: boolean) {
  await changeContact(contact.id, { blocked });
  toast({
    tone: "ok",
    text: t(blocked ? "contact.nowBlocked" : "contact.nowUnblocked", { name: contactName(contact) }),
    action: {
      label: t("action.undo"),
      run: () => void setBlocked(contact, !blocked).catch((error) => toastProblem(asProblem(error))),
    },
  });
}

async function restoreContact(id: string, name: string) {
  await api.post(`/api/contacts/${id}/restore`);
  invalidate("/api/contacts", "/api/conversations");
  toast({ tone: "ok", text: t("deleted.restored", { name }) });
}

function WriteButton({ contact }: { contact: Contact }) {
  const channel = useLiveChannels()?.[0];
  const maySend = useMay("inbox.send");
  const open = useAction(async () => {
    const conversation = await api.post<Conversation>("/api/conversations", {
      channelId: channel?.id,
      contactId: contact.id,
    });
    navigate(`/inbox/${conversation.id}`);
  });
  if (!maySend) return null;
  return (
    <Button
      kind="primary"
      icon="message-circle"
      isBusy={open.isRunning}
      disabled={!channel || !!contact.blockedAt}
      title={channel ? undefined : t("contact.noChannel")}
      onClick={() => void open.run()}
    >
      {t("contact.write")}
    </Button>
  );
}
