import "./texts.ts";
import { useState } from "react";
import type { Contact, Duplicate } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { formatRelative } from "../../i18n/format.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Link } from "../../ui/Link.tsx";
import { useFocusKept } from "../../ui/useFocusKept.ts";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { contactName } from "./names.ts";
import { MergeConfirm } from "./page/Merges.tsx";
import { PeoplePage } from "./PeoplePage.tsx";
import { formatPhone } from "../../i18n/phone.ts";

/** Contacts that may be the same person, side by side. */
export default function DuplicatesScreen() {
  const pages = usePages<Duplicate>("/api/contacts/duplicates");
  useFocusKept(pages.items.length);
  return (
    <PeoplePage title="duplicates.title" layout="wide" lead={t("duplicates.lead")}>
      {pages.problem && pages.items.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {pages.isLoading && <Skeleton kind="cards" rows={4} />}
      {!pages.isLoading && !pages.problem && pages.items.length === 0 && (
        <EmptyState icon="circle-check" title={t("duplicates.empty.title")}>
          {t("duplicates.empty.text")}
        </EmptyState>
      )}
      <ul className="duplicate-list">
        {pages.items.map((pair) => (
          <li key={pair.contacts.map(({ id }) => id).join()}>
            <Pair pair={pair} />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button onClick={pages.loadMore} isBusy={pages.isLoadingMore}>{t("action.more")}</Button>
      )}
    </PeoplePage>
  );
}

const reasons = ["name", "email", "phone", "variant"] as const;
const reasonWords = (reason: string) => {
  const known = reasons.find((one) => one === reason);
  return known ? t(`duplicate.reason.${known}`) : reason;
};

function Pair({ pair }: { pair: Duplicate }) {
  const mayEdit = useMay("contacts.merge");
  const [kept, setKept] = useState<Contact | null>(null);
  const other = kept && pair.contacts.find(({ id }) => id !== kept.id);
  return (
    <section className="card duplicate">
      <p className="muted">{reasonWords(pair.reason)}</p>
      <div className="duplicate-pair">
        {pair.contacts.map((contact) => (
          <div key={contact.id} className="duplicate-one">
            <Avatar name={contactName(contact)} size={36} />
            <div className="cell-two">
              <Link className="cell-main cut" href={`/contacts/${contact.id}`} dir="auto">
                {contactName(contact)}
              </Link>
              <small dir="ltr">{contact.phone ? formatPhone(contact.phone) : contact.email}</small>
              <small>
                {contact.lastInboundAt
                  ? t("duplicate.wrote", { when: formatRelative(contact.lastInboundAt) })
                  : t("duplicate.added", { when: formatRelative(contact.createdAt) })}
              </small>
            </div>
            {mayEdit && (
              <Button size="small" icon="git-merge" onClick={() => setKept(contact)}>
                {t("duplicate.keep")}
              </Button>
            )}
          </div>
        ))}
      </div>
      {kept && other && <MergeConfirm from={other} into={kept} stay onClose={() => setKept(null)} />}
    </section>
  );
}
