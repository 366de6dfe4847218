import { type ReactNode, useMemo } from "react";
import type { Contact } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { usePages } from "../../../data/usePages.ts";
import { formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { IconButton } from "../../../ui/Button.tsx";
import { type Column, DataTable } from "../../../ui/DataTable.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Time } from "../../../ui/Time.tsx";
import { contactName, optInName } from "../names.ts";
import { formatPhone } from "../../../i18n/phone.ts";

type Properties = {
  label: string;
  path: string;
  empty: ReactNode;
  /** Takes one out of whatever the table is of. */
  remove?: { label: (name: string) => string; run: (contact: Contact) => void };
};

/** The contacts of a company or a community: fewer columns, and a way out. */
export function ContactTable({ label, path, empty, remove }: Properties) {
  const pages = usePages<Contact>(path);
  const columns = useMemo((): Column<Contact>[] => [
    {
      key: "name",
      header: "contact.name",
      cell: (contact) => (
        <span className="row-with-avatar">
          <Avatar name={contactName(contact)} size={28} />
          <Link className="cell-main cut" href={`/contacts/${contact.id}`} dir="auto">
            {contactName(contact)}
          </Link>
        </span>
      ),
    },
    {
      key: "phone",
      header: "contact.phone",
      width: "170px",
      priority: remove ? 2 : 1,
      cell: ({ phone }) => <span className="number" dir="ltr">{phone && formatPhone(phone)}</span>,
    },
    {
      key: "optIn",
      header: "contact.optIn",
      width: "150px",
      priority: 3,
      cell: ({ optIn }) => optInName(optIn),
    },
    {
      key: "last",
      header: "column.of.lastInboundAt",
      width: "140px",
      priority: 2,
      cell: ({ lastInboundAt }) =>
        lastInboundAt
          ? <Time at={lastInboundAt} format={formatRelative} />
          : <span className="muted">{t("time.never")}</span>,
    },
    ...(remove
      ? [{
        key: "remove",
        header: "column.actions" as const,
        isHeaderHidden: true,
        width: "64px",
        align: "end" as const,
        cell: (contact: Contact) => (
          <IconButton
            icon="x"
            label={remove.label(contactName(contact))}
            onClick={() => remove.run(contact)}
          />
        ),
      }]
      : []),
  ], [remove]);
  return (
    <div className="contact-table">
      <DataTable
        label={label}
        columns={columns}
        pages={pages}
        keyOf={(contact) => contact.id}
        rowHeight={46}
        onOpen={(contact) => navigate(`/contacts/${contact.id}`)}
        empty={empty}
      />
    </div>
  );
}
