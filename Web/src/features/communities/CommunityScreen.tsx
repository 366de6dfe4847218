import "../contacts/texts.ts";
import { useCallback, useMemo, useRef, useState } from "react";
import { api, withQuery } from "../../api/client.ts";
import type { Community, Contact, Page as Listing } from "../../api/types.ts";
import { navigate, type Parameters } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/index.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { CopyLine } from "../../ui/CopyButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Page } from "../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Stat, Stats } from "../../ui/Stats.tsx";
import { toast } from "../../ui/toasts.ts";
import { useCount } from "../contacts/filter/CountLine.tsx";
import { FilterSheet } from "../contacts/filter/FilterSheet.tsx";
import { predicateWords, useNames } from "../contacts/filter/words.ts";
import { changeMany } from "../contacts/list/bulk.ts";
import { BulkStrip } from "../contacts/list/BulkStrip.tsx";
import { ContactTable } from "../contacts/list/ContactTable.tsx";
import { contactName } from "../contacts/names.ts";
import { ContactPicker } from "../contacts/pickers/pickers.tsx";
import { DeleteCommunity } from "./CommunitiesScreen.tsx";
import { CommunityDialog } from "./CommunityDialog.tsx";

export default function CommunityScreen({ parameters }: { parameters: Parameters }) {
  const query = useQuery<Listing<Community>>("/api/communities");
  const community = query.data?.items.find(({ id }) => id === parameters.id);
  if (community) return <Whole key={community.id} community={community} />;
  return (
    <Page title={t("communities.title")} back={{ href: "/communities", label: t("communities.title") }}>
      {query.problem
        ? <ErrorState problem={query.problem} retry={() => void query.reload()} />
        : query.isLoading
        ? <Skeleton kind="cards" rows={3} />
        : <EmptyState icon="users-round" title={t("community.gone")} />}
    </Page>
  );
}

type Open = "edit" | "delete" | "one" | "many" | null;

function Whole({ community }: { community: Community }) {
  const { id, name, kind, filter, inviteLink, description, members } = community;
  // Who fits a rule is counted now; the list may tell of an earlier count.
  const counted = useCount(useMemo(() => filter ? { filter } : null, [filter])).count;
  const shown = counted?.count ?? members ?? undefined;
  const names = useNames();
  const mayBulk = useMay("contacts.bulk");
  const mayEdit = useMay("communities.manage");
  const [open, setOpen] = useState<Open>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(null);
  const isOwn = kind !== "dynamic" && mayEdit;
  const path = `/api/communities/${id}/members`;
  const changed = () => invalidate("/api/communities", "/api/contacts");
  const many = useAction((work: () => Promise<unknown>) => work());
  const put = useAction(async (body: { contactIds: string[] }, words: string) => {
    await api.put(path, body);
    changed();
    toast({ tone: "ok", text: words });
  });
  const take = useAction(async (contact: Contact) => {
    await api.delete(path, { body: { contactIds: [contact.id] } });
    changed();
    toast({
      tone: "plain",
      text: t("community.left", { name: contactName(contact) }),
      action: {
        label: t("action.undo"),
        run: () =>
          void put.run({ contactIds: [contact.id] }, t("community.joined", { name: contactName(contact) })),
      },
    });
  });
  const run = take.run;
  const leave = useCallback((contact: Contact) => void run(contact), [run]);
  const remove = useMemo(
    () => isOwn ? { label: (who: string) => t("community.remove", { name: who }), run: leave } : undefined,
    [isOwn, leave],
  );

  return (
    <Page
      name={name}
      back={{ href: "/communities", label: t("communities.title") }}
      title={
        <>
          <span dir="auto">{name}</span>
          {kind !== "static" && <Badge>{t(`community.badge.${kind}`)}</Badge>}
        </>
      }
      lead={description}
      actions={mayEdit && (
        <>
          {isOwn && (
            <>
              <Button ref={addButton} kind="primary" icon="user-plus" onClick={() => setOpen("one")}>
                {t("community.add")}
              </Button>
              {mayBulk && (
                <Button icon="list-filter" onClick={() => setOpen("many")}>{t("community.addMany")}</Button>
              )}
            </>
          )}
          <Menu
            label={t("contact.more")}
            items={[
              { label: t("segment.change"), icon: "pencil", run: () => setOpen("edit") },
              { divider: true },
              { label: t("action.delete"), icon: "trash-2", isDanger: true, run: () => setOpen("delete") },
            ]}
          >
            <Icon name="ellipsis" size={18} />
          </Menu>
        </>
      )}
    >
      <div className="contact-page">
        <div className="stack">
          <Stats>
            <Stat name={t("community.members")}>{shown === undefined ? "…" : formatNumber(shown)}</Stat>
          </Stats>
          {filter && (
            <section className="card">
              <div className="card-head">
                <h2>{t("community.rule")}</h2>
              </div>
              <div className="card-body">
                <p>{predicateWords(filter, names)}</p>
                <p className="muted">{t("community.rule.help")}</p>
              </div>
            </section>
          )}
          {inviteLink && (
            <section className="card">
              <div className="card-head">
                <h2>{t("community.link")}</h2>
              </div>
              <div className="card-body">
                <CopyLine text={inviteLink} label={t("community.link.copy")} />
              </div>
            </section>
          )}
        </div>
        <section className="card contact-parts" aria-labelledby="members">
          <div className="card-head">
            <h2 id="members">{t("community.members")}</h2>
          </div>
          <ContactTable
            label={t("community.members")}
            path={withQuery("/api/contacts", { community: id })}
            remove={remove}
            empty={
              <EmptyState icon="contact" title={t("community.nobody.title")}>
                {t(kind === "dynamic" ? "community.nobody.rule" : "community.nobody.text")}
              </EmptyState>
            }
          />
          <BulkStrip />
        </section>
      </div>
      {open === "one" && (
        <ContactPicker
          anchor={addButton}
          label={t("community.add")}
          except={[]}
          pick={(contact) =>
            void put.run({ contactIds: [contact.id] }, t("community.joined", { name: contactName(contact) }))}
          onClose={close}
        />
      )}
      {open === "many" && (
        <FilterSheet
          filter={null}
          apply={(given) =>
            given &&
            void many.run(() =>
              changeMany({ filter: given }, { community: id }, t("done.community", { name }))
            )}
          onClose={close}
        />
      )}
      {open === "edit" && <CommunityDialog community={community} onClose={close} />}
      {open === "delete" && (
        <DeleteCommunity
          community={community}
          done={() => navigate("/communities", { replace: true })}
          onClose={close}
        />
      )}
    </Page>
  );
}
