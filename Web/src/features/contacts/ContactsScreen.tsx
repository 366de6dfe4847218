import "./texts.ts";
import { useMemo, useRef, useState } from "react";
import type { Contact, People } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { navigate, useSearch, useSearchParameter } from "../../app/router.ts";
import { useMay } from "../../app/session.ts";
import { usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button, ButtonLink, IconButton } from "../../ui/Button.tsx";
import { type Column, DataTable } from "../../ui/DataTable.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Link } from "../../ui/Link.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { ContactSheet } from "./ContactSheet.tsx";
import { ExportDialog } from "./export/ExportDialog.tsx";
import { useCount } from "./filter/CountLine.tsx";
import { FilterSheet } from "./filter/FilterSheet.tsx";
import { askedOf, listPath, lists, sorts, wholeFilter } from "./list/address.ts";
import { BulkBar } from "./list/BulkBar.tsx";
import { BulkStrip } from "./list/BulkStrip.tsx";
import { ColumnsDialog } from "./list/ColumnsDialog.tsx";
import { DeletedLine } from "./list/DeletedLine.tsx";
import { FilterChips } from "./list/FilterChips.tsx";
import { NoContacts } from "./list/NoContacts.tsx";
import { useChosen } from "./list/useChosen.ts";
import { useColumns } from "./list/useColumns.ts";
import { ViewsMenu } from "./list/ViewsMenu.tsx";
import { contactName } from "./names.ts";
import { PeoplePage } from "./PeoplePage.tsx";
import { SegmentDialog } from "./segments/SegmentDialog.tsx";

/** Everybody, for the count of a list without a filter. */
const anybody: People = { filter: { field: "createdAt", op: "isSet" } };
type Open = "filter" | "columns" | "export" | { segment: People } | null;

export default function ContactsScreen() {
  const address = useSearch();
  const asked = useMemo(() => askedOf(address), [address]);
  const [, setSearch] = useSearchParameter("q");
  const [, setList] = useSearchParameter("list");
  const [, setSort] = useSearchParameter("sort");
  const [, setFilter] = useSearchParameter("filter");
  const [edited, setEdited] = useSearchParameter("edit");
  const [open, setOpen] = useState<Open>(null);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const path = listPath(asked);
  const pages = usePages<Contact>(path);
  const chosen = useChosen(pages.items, path);
  const columns = useColumns();
  const mayEdit = useMay("contacts.edit");
  const mayImport = useMay("contacts.import");
  const mayExport = useMay("contacts.export");
  const mayKeep = useMay("segments.manage");
  const isDeleted = asked.list === "deleted";
  const filter = wholeFilter(asked);
  const everybody: People = asked.segment ? { segment: asked.segment } : filter ? { filter } : anybody;
  // A search is by beginnings of words, which no predicate says: then only those who are loaded are chosen.
  const isCountable = !asked.search && !isDeleted && !(asked.segment && filter);
  const isSome = chosen.isAll || chosen.ids.size > 0;
  const counted = useCount(isCountable && (isSome || open === "export") ? everybody : null);
  const total = counted.count?.count;

  const shown = useMemo(() => {
    const check = checkColumn(chosen, pages.items.length);
    const isGone = asked.list === "deleted";
    const rest = columns.chosen.map(({ column }, index) =>
      ({
        ...column,
        priority: index === 0 && !isGone ? 1 : 2,
      }) as Column<Contact>
    );
    return [check, nameColumn(asked.list), ...(isGone ? [restoreColumn] : []), ...rest];
  }, [chosen, columns.chosen, pages.items.length, asked.list]);
  const width = 48 + 220 + columns.chosen.reduce((sum, column) => sum + column.width, 0);

  const step = (by: number) => setActive((at) => Math.max(0, Math.min(pages.items.length - 1, at + by)));
  const at = pages.items[active];
  useShortcuts([
    { keys: "/", label: "keys.search", group: "nav.contacts", run: () => field.current?.focus() },
    { keys: "n", label: "contacts.new", group: "nav.contacts", run: () => mayEdit && setEdited("new") },
    { keys: "f", label: "people.filter.title", group: "nav.contacts", run: () => setOpen("filter") },
    { keys: "j", label: "contacts.next", group: "nav.contacts", run: () => step(1) },
    { keys: "k", label: "contacts.previous", group: "nav.contacts", run: () => step(-1) },
    { keys: "x", label: "contacts.choose", group: "nav.contacts", run: () => at && chosen.toggle(at.id) },
    {
      keys: "Enter",
      label: "contacts.open",
      group: "nav.contacts",
      run: at && !isDeleted ? () => navigate(`/contacts/${at.id}`) : undefined,
    },
  ]);

  const actions = (
    <>
      {mayImport && <ButtonLink href="/contacts/import" icon="upload">{t("import.contacts")}</ButtonLink>}
      {mayEdit && (
        <Button kind="primary" icon="plus" onClick={() => setEdited("new")}>{t("contacts.new")}</Button>
      )}
    </>
  );

  return (
    <PeoplePage title="nav.contacts" actions={actions}>
      <div className="panel">
        <div className="bulk-place" data-choosing={isSome}>
          <div className="toolbar">
            <SearchField
              ref={field}
              label={t("contacts.search")}
              value={asked.search}
              onChange={setSearch}
              keys="/"
            />
            <Segments
              label={t("contacts.which")}
              value={asked.list}
              onChange={(list) => setList(list === "all" ? "" : list)}
              choices={lists.map((value) => ({ value, label: t(`contacts.list.${value}`) }))}
            />
            <div className="toolbar-end">
              <Button
                icon="list-filter"
                aria-pressed={!!asked.filter}
                onClick={() => setOpen("filter")}
              >
                <span className="people-filter-words">{t("people.filter")}</span>
              </Button>
              <ViewsMenu columns={columns.keys} setColumns={columns.set} />
              <Menu
                label={t("contacts.sort")}
                items={sorts.map((sort) => ({
                  label: t(`contacts.sort.${sort}`),
                  isChecked: asked.sort === sort,
                  run: () => setSort(sort === "newest" ? "" : sort),
                }))}
              >
                <Icon name="arrow-down-up" size={18} />
              </Menu>
              <IconButton
                icon="columns-3"
                className="people-wide"
                label={t("columns.title")}
                onClick={() => setOpen("columns")}
              />
              {mayExport && (
                <IconButton
                  icon="download"
                  label={t("people.export")}
                  onClick={() => setOpen("export")}
                />
              )}
            </div>
          </div>
          {isSome && (
            <BulkBar
              chosen={chosen}
              contacts={pages.items.filter(({ id }) => chosen.has(id))}
              everybody={everybody}
              total={total}
              hasMore={pages.hasMore && isCountable}
              loaded={isCountable ? pages.items.length : 0}
              isDeleted={isDeleted}
            />
          )}
        </div>
        <FilterChips asked={asked} />
        {isDeleted && <DeletedLine />}
        <DataTable
          label={t("nav.contacts")}
          columns={shown}
          pages={pages}
          keyOf={(contact) => contact.id}
          rowHeight={46}
          minWidth={`${width}px`}
          activeIndex={active}
          toneOf={(contact) => chosen.has(contact.id) ? "chosen" : undefined}
          onOpen={isDeleted ? undefined : (contact) => navigate(`/contacts/${contact.id}`)}
          empty={<NoContacts asked={asked} action={actions} />}
        />
        <BulkStrip />
      </div>
      {edited && <ContactSheet key={edited} id={edited} onClose={() => setEdited("")} />}
      {open === "filter" && (
        <FilterSheet
          filter={asked.filter}
          apply={(next) => setFilter(next ? JSON.stringify(next) : "", { push: true })}
          save={mayKeep ? (next) => setOpen({ segment: { filter: next } }) : undefined}
          onClose={() => setOpen((before) => before === "filter" ? null : before)}
        />
      )}
      {open === "columns" && (
        <ColumnsDialog
          all={columns.all}
          keys={columns.keys}
          set={columns.set}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "export" && (
        <ExportDialog
          people={asked.search
            ? {
              search: asked.search,
              ...(filter && { filter }),
              ...(asked.segment && { segment: asked.segment }),
            }
            : everybody}
          count={asked.search ? pages.hasMore ? undefined : pages.items.length : total}
          onClose={() => setOpen(null)}
        />
      )}
      {open && typeof open === "object" && (
        <SegmentDialog
          segment={null}
          people={open.segment}
          onClose={() => setOpen(null)}
        />
      )}
    </PeoplePage>
  );
}

function checkColumn(chosen: ReturnType<typeof useChosen>, loaded: number): Column<Contact> {
  const isSome = chosen.isAll || chosen.ids.size > 0;
  const isWhole = chosen.isAll || (loaded > 0 && chosen.ids.size === loaded);
  return {
    key: "check",
    header: "contacts.choose.all",
    width: "48px",
    headCell: (
      <input
        type="checkbox"
        aria-label={t("contacts.choose.all")}
        ref={(element) => {
          if (element) element.indeterminate = isSome && !isWhole;
        }}
        checked={isWhole}
        onChange={chosen.toggleLoaded}
      />
    ),
    cell: (contact) => (
      <input
        type="checkbox"
        aria-label={t("contacts.choose.one", { name: contactName(contact) })}
        checked={chosen.has(contact.id)}
        onClick={(event) => chosen.toggle(contact.id, event.shiftKey)}
        onChange={() => {}}
      />
    ),
  };
}

const restoreColumn: Column<Contact> = {
  key: "restore",
  header: "column.actions",
  isHeaderHidden: true,
  width: "124px",
  cell: (contact) => <DeletedLine.Restore contact={contact} />,
};

const nameColumn = (list: string): Column<Contact> => ({
  key: "name",
  header: "contact.name",
  cell: (contact) => (
    <span className="row-with-avatar">
      <Avatar name={contactName(contact)} size={28} />
      {list === "deleted"
        ? <DeletedLine.Name contact={contact} />
        : (
          <Link className="cell-main cut" href={`/contacts/${contact.id}`} dir="auto">
            {contactName(contact)}
          </Link>
        )}
      {contact.blockedAt && <Badge tone="danger">{t("contact.blocked")}</Badge>}
    </span>
  ),
});
