import { useMemo, useRef } from "react";
import { withQuery } from "../../api/client.ts";
import type { Contact } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { useSearchParameter } from "../../app/router.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Page } from "../../ui/Page.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Time } from "../../ui/Time.tsx";
import { ContactSheet } from "./ContactSheet.tsx";
import { contactName, optInName } from "./names.ts";

export default function ContactsScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [edited, setEdited] = useSearchParameter("edit");
  const pages = usePages<Contact>(withQuery("/api/contacts", { search }));
  const field = useRef<HTMLInputElement>(null);
  const columns = useMemo(() => columnsOf((contact) => setEdited(contact.id)), [setEdited]);
  const add = <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>{t("contacts.new")}
  </Button>;

  useShortcuts([
    { keys: "/", label: "keys.search", group: "nav.contacts", run: () => field.current?.focus() },
    { keys: "n", label: "contacts.new", group: "nav.contacts", run: () => setEdited("new") },
  ]);

  return (
    <Page title={t("nav.contacts")} layout="fill" actions={add}>
      <div className="panel">
        <div className="toolbar">
          <SearchField
            ref={field}
            label={t("contacts.search")}
            value={search}
            onChange={setSearch}
            keys="/"
          />
        </div>
        <DataTable
          label={t("nav.contacts")}
          columns={columns}
          pages={pages}
          keyOf={(contact) => contact.id}
          rowHeight={46}
          onOpen={(contact) => setEdited(contact.id)}
          empty={search
            ? (
              <EmptyState icon="search" title={t("contacts.noMatch.title")}>
                {t("contacts.noMatch.text", { search })}
              </EmptyState>
            )
            : (
              <EmptyState icon="contact" title={t("contacts.empty.title")} action={add}>
                {t("contacts.empty.text")}
              </EmptyState>
            )}
        />
      </div>
      {edited && <ContactSheet key={edited} id={edited} onClose={() => setEdited("")} />}
    </Page>
  );
}

const columnsOf = (open: (contact: Contact) => void): Column<Contact>[] => [
  {
    key: "name",
    header: "contact.name",
    cell: (contact) => (
      <span className="row-with-avatar">
        <Avatar name={contactName(contact)} size={28} />
        <button type="button" className="cell-main cut" onClick={() => open(contact)} dir="auto">
          {contactName(contact)}
        </button>
        {contact.blockedAt && <Badge tone="danger">{t("contact.blocked")}</Badge>}
      </span>
    ),
  },
  {
    key: "phone",
    header: "contact.phone",
    width: "180px",
    cell: (contact) => <span className="number" dir="ltr">{contact.phone}</span>,
  },
  {
    key: "username",
    header: "contact.username",
    width: "160px",
    priority: 3,
    cell: (contact) => contact.username && <span dir="ltr">@{contact.username}</span>,
  },
  {
    key: "optIn",
    header: "contact.optIn",
    width: "150px",
    priority: 2,
    cell: (contact) => optInName(contact.optIn),
  },
  {
    key: "created",
    header: "contact.created",
    width: "140px",
    priority: 2,
    cell: (contact) => <Time at={contact.createdAt} format={formatDay} />,
  },
];
