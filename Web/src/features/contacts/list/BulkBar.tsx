import { useRef, useState } from "react";
import type { Contact, ContactChange, People } from "../../../api/types.ts";
import { useShortcuts } from "../../../app/keyboard.ts";
import { useMay } from "../../../app/session.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../../ui/Menu.tsx";
import { ExportDialog } from "../export/ExportDialog.tsx";
import { CommunityPicker, CompanyPicker, ContactTagPicker, OwnerPicker } from "../pickers/pickers.tsx";
import { changeMany } from "./bulk.ts";
import { FieldDialog } from "./FieldDialog.tsx";
import { OptInDialog } from "./OptInDialog.tsx";
import type { Chosen } from "./useChosen.ts";

type Properties = {
  chosen: Chosen;
  /** Those who are loaded and chosen. */
  contacts: readonly Contact[];
  /** Everybody whom the list asks for, when that can be said to the server. */
  everybody: People;
  /** How many that are, once they are counted. */
  total: number | undefined;
  hasMore: boolean;
  loaded: number;
  isDeleted: boolean;
};

/** The most that are named one by one. */
const most = 1000;
type Open =
  | "tag"
  | "untag"
  | "owner"
  | "company"
  | "community"
  | "field"
  | "optIn"
  | "export"
  | "delete"
  | "block";

/** In the place of the list's tools while somebody is chosen: how many, and what to do with them. */
export function BulkBar({ chosen, contacts, everybody, total, hasMore, loaded, isDeleted }: Properties) {
  const [open, setOpen] = useState<Open | null>(null);
  const mayEdit = useMay("contacts.bulk");
  const mayExport = useMay("contacts.export");
  const mayOptIn = useMay("contacts.consent");
  const mayDelete = useMay("contacts.delete");
  const tagButton = useRef<HTMLButtonElement>(null);
  const ownerButton = useRef<HTMLButtonElement>(null);
  const more = useRef<HTMLDivElement>(null);
  const count = chosen.isAll ? total ?? 0 : chosen.ids.size;
  const people: People = chosen.isAll ? everybody : { ids: [...chosen.ids] };
  const isTooMany = !chosen.isAll && count > most;
  const close = () => setOpen(null);

  const change = useAction((wanted: ContactChange, words: string) => changeMany(people, wanted, words));
  const apply = (wanted: ContactChange, words: string) => void change.run(wanted, words);
  const allBlocked = contacts.length > 0 && contacts.every(({ blockedAt }) => blockedAt);
  const everywhere = chosen.isAll || contacts.length === 0
    ? []
    : (contacts[0]!.tags ?? []).filter((tag) =>
      contacts.every((contact) => contact.tags?.some((own) => own.id === tag.id))
    ).map(({ id }) => id);

  useShortcuts([
    { keys: "t", label: "people.tag", group: "people.chosen", run: () => mayEdit && setOpen("tag") },
    { keys: "o", label: "people.owner", group: "people.chosen", run: () => mayEdit && setOpen("owner") },
    { keys: "Escape", label: "bulk.none", group: "people.chosen", run: chosen.clear },
  ]);

  const items: MenuItem[] = [
    ...(mayOptIn
      ? [{ label: t("people.optIn"), icon: "shield-check" as const, run: () => setOpen("optIn") }]
      : []),
    ...(mayEdit
      ? [
        { label: t("people.untag"), icon: "tag" as const, run: () => setOpen("untag") },
        { label: t("people.company"), icon: "building-2" as const, run: () => setOpen("company") },
        { label: t("people.community"), icon: "users-round" as const, run: () => setOpen("community") },
        { label: t("people.field"), icon: "pencil" as const, run: () => setOpen("field") },
        { divider: true } as const,
        allBlocked
          ? {
            label: t("people.unblock"),
            icon: "circle-check" as const,
            run: () => apply({ blocked: false }, t("people.unblock")),
          }
          : { label: t("people.block"), icon: "ban" as const, run: () => setOpen("block") },
      ]
      : []),
    ...(mayEdit && mayDelete
      ? [{
        label: t("action.delete"),
        icon: "trash-2" as const,
        isDanger: true,
        run: () => setOpen("delete"),
      }]
      : []),
  ];

  return (
    <div className="bulk people-bulk" role="toolbar" aria-label={t("people.chosen")} data-count={count}>
      <div className="bulk-line">
        <strong role="status">
          {chosen.isAll
            ? total === undefined ? t("bulk.everybody") : t("bulk.everybody.count", { count: total })
            : t("people.chosen.count", { count })}
        </strong>
        {!chosen.isAll && (hasMore || count < loaded) && (
          <Button kind="quiet" size="small" onClick={chosen.all}>
            {total === undefined
              ? t("bulk.everybody.choose")
              : t("bulk.everybody.choose.count", { count: formatNumber(total) })}
          </Button>
        )}
        {isTooMany && <small className="muted">{t("people.bulk.most", { count: most })}</small>}
        <IconButton icon="x" label={t("bulk.none")} keys="Esc" onClick={chosen.clear} />
      </div>
      <div className="bulk-line" ref={more}>
        {!isDeleted && mayEdit && (
          <>
            <Button
              ref={tagButton}
              size="small"
              icon="tag"
              disabled={isTooMany}
              onClick={() => setOpen("tag")}
            >
              {t("people.tag")}
            </Button>
            <Button
              ref={ownerButton}
              size="small"
              icon="user-round-check"
              disabled={isTooMany}
              onClick={() => setOpen("owner")}
            >
              {t("people.owner")}
            </Button>
          </>
        )}
        {!isDeleted && mayExport && (
          <Button
            size="small"
            icon="download"
            disabled={isTooMany}
            onClick={() => setOpen("export")}
          >
            {t("people.export")}
          </Button>
        )}
        {!isDeleted && items.length > 0 && !isTooMany && (
          <Menu label={t("people.more")} items={items}>
            <Icon name="ellipsis" size={18} />
          </Menu>
        )}
      </div>
      {(open === "tag" || open === "untag") && (
        <ContactTagPicker
          anchor={open === "tag" ? tagButton : more}
          chosen={open === "tag" ? everywhere : []}
          toggle={({ id, name }) => {
            const isOff = open === "untag" || everywhere.includes(id);
            apply(isOff ? { untag: id } : { tag: id }, t(isOff ? "done.untag" : "done.tag", { name }));
            close();
          }}
          onClose={close}
        />
      )}
      {open === "owner" && (
        <OwnerPicker
          anchor={ownerButton}
          pick={(to) =>
            apply(
              { ownerId: to?.id ?? null },
              to ? t("done.owner", { name: to.name }) : t("contact.owner.none"),
            )}
          onClose={close}
        />
      )}
      {open === "company" && (
        <CompanyPicker
          anchor={more}
          pick={(to) =>
            apply(
              { companyId: to?.id ?? null },
              to ? t("done.company", { name: to.name }) : t("contact.company.none"),
            )}
          onClose={close}
        />
      )}
      {open === "community" && (
        <CommunityPicker
          anchor={more}
          chosen={[]}
          isMultiple={false}
          toggle={({ id, name }) => apply({ community: id }, t("done.community", { name }))}
          onClose={close}
        />
      )}
      {open === "field" && (
        <FieldDialog
          count={count}
          apply={(fields, words) => changeMany(people, { fields }, words)}
          onClose={close}
        />
      )}
      {open === "optIn" && <OptInDialog count={count} people={people} onClose={close} />}
      {open === "export" && <ExportDialog people={people} count={count} onClose={close} />}
      {open === "block" && (
        <Confirm
          title={t("bulk.block.title", { count })}
          action={t("people.block")}
          isDanger
          run={() => changeMany(people, { blocked: true }, t("people.block"))}
          onClose={close}
        >
          <p>{t("bulk.block.text")}</p>
        </Confirm>
      )}
      {open === "delete" && (
        <Confirm
          title={t("bulk.delete.title", { count })}
          action={t("bulk.delete.action", { count })}
          isDanger
          run={async () => {
            await changeMany(people, { delete: true }, t("action.delete"));
            chosen.clear();
          }}
          onClose={close}
        >
          <p>{t("contact.delete.text")}</p>
        </Confirm>
      )}
    </div>
  );
}
