import "../contacts/texts.ts";
import { useMemo, useRef } from "react";
import { withQuery } from "../../api/client.ts";
import type { Company } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { navigate, useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { formatNumber } from "../../i18n/format.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Link } from "../../ui/Link.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { Points } from "../../ui/Points.tsx";
import { PeoplePage } from "../contacts/PeoplePage.tsx";
import { CompanySheet } from "./CompanySheet.tsx";

export default function CompaniesScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [edited, setEdited] = useSearchParameter("edit");
  const pages = usePages<Company>(withQuery("/api/companies", { search }));
  const mayEdit = useMay("companies.edit");
  const field = useRef<HTMLInputElement>(null);
  const columns = useMemo(() => columnsOf(), []);
  const add = mayEdit && (
    <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>{t("company.new")}</Button>
  );
  useShortcuts([
    { keys: "/", label: "keys.search", group: "companies.title", run: () => field.current?.focus() },
    { keys: "n", label: "company.new", group: "companies.title", run: () => mayEdit && setEdited("new") },
  ]);
  return (
    <PeoplePage title="companies.title" actions={add}>
      <div className="panel">
        <div className="toolbar">
          <SearchField
            ref={field}
            label={t("companies.search")}
            value={search}
            onChange={setSearch}
            keys="/"
          />
        </div>
        <DataTable
          label={t("companies.title")}
          columns={columns}
          pages={pages}
          keyOf={(company) => company.id}
          rowHeight={50}
          onOpen={(company) => navigate(`/companies/${company.id}`)}
          empty={search
            ? (
              <EmptyState icon="search" title={t("companies.noMatch.title")}>
                {t("companies.noMatch.text", { search })}
              </EmptyState>
            )
            : (
              <EmptyState icon="building-2" title={t("companies.empty.title")} action={add}>
                {t("companies.empty.text")}
              </EmptyState>
            )}
        />
      </div>
      {edited && (
        <CompanySheet
          company={edited === "new" ? null : pages.items.find(({ id }) => id === edited) ?? null}
          onClose={() => setEdited("")}
        />
      )}
    </PeoplePage>
  );
}

const columnsOf = (): Column<Company>[] => [
  {
    key: "name",
    header: "contact.name",
    cell: ({ id, name, domain }) => (
      <span className="row-with-avatar">
        <Avatar name={name} size={28} />
        <span className="cell-two">
          <Link className="cell-main cut" href={`/companies/${id}`} dir="auto">{name}</Link>
          {domain && <small dir="ltr">{domain}</small>}
        </span>
      </span>
    ),
  },
  {
    key: "industry",
    header: "company.industry",
    width: "170px",
    priority: 2,
    cell: ({ industry }) => industry,
  },
  { key: "owner", header: "contact.owner", width: "160px", priority: 2, cell: ({ owner }) => owner?.name },
  {
    key: "contacts",
    header: "nav.contacts",
    width: "110px",
    align: "end",
    cell: ({ contacts = 0 }) => <span className="number">{formatNumber(contacts)}</span>,
  },
  {
    key: "open",
    header: "company.open",
    width: "170px",
    align: "end",
    priority: 3,
    cell: ({ openConversations = 0 }) => <span className="number">{formatNumber(openConversations)}</span>,
  },
  {
    key: "credit",
    header: "company.credit",
    width: "150px",
    align: "end",
    priority: 3,
    cell: ({ creditUsed }) => creditUsed != null && <Points amount={creditUsed} />,
  },
];
