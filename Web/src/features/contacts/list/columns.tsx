import type { Contact, CustomField } from "../../../api/types.ts";
import { formatDay, formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import type { Column } from "../../../ui/DataTable.tsx";
import { Link } from "../../../ui/Link.tsx";
import { TagChip } from "../../../ui/TagChip.tsx";
import { Time } from "../../../ui/Time.tsx";
import { fieldWords } from "../fields/fieldWords.ts";
import { sourceWords } from "../filter/words.ts";
import { optInName } from "../names.ts";
import { formatPhone } from "../../../i18n/phone.ts";

/** A column that the list can show besides the name, which is always there. */
export type Choosable = { key: string; label: string; column: Column<Contact>; width: number };

const tones = { yes: "ok", no: "danger", unknown: "neutral" } as const;

const when = (key: string, width: number, at: (contact: Contact) => string | null | undefined) =>
  choosable(key, width, (contact) => {
    const found = at(contact);
    return found
      ? <Time at={found} format={formatRelative} />
      : <span className="muted">{t("time.never")}</span>;
  });

function choosable(key: string, width: number, cell: Column<Contact>["cell"]): Choosable {
  const label = t(`column.of.${key}` as "column.of.phone");
  return { key, label, width, column: { key, header: { text: label }, width: `${width}px`, cell } };
}

const standard = (): Choosable[] => [
  choosable(
    "phone",
    160,
    (contact) => <span className="number" dir="ltr">{contact.phone && formatPhone(contact.phone)}</span>,
  ),
  choosable("tags", 200, (contact) => <Tags contact={contact} />),
  choosable(
    "company",
    160,
    ({ company }) =>
      company && <Link className="link cut" href={`/companies/${company.id}`}>{company.name}</Link>,
  ),
  choosable("owner", 140, ({ owner }) => owner?.name),
  choosable("optIn", 120, ({ optIn }) => <Badge tone={tones[optIn]}>{optInName(optIn)}</Badge>),
  when("lastInboundAt", 130, (contact) => contact.lastInboundAt),
  choosable("email", 200, ({ email }) => email && <span dir="ltr">{email}</span>),
  when("lastOutboundAt", 130, (contact) => contact.lastOutboundAt),
  choosable("createdAt", 120, (contact) => <Time at={contact.createdAt} format={formatDay} />),
  when("updatedAt", 130, (contact) => contact.updatedAt),
  choosable("username", 140, ({ username }) => username && <span dir="ltr">@{username}</span>),
  choosable("source", 130, ({ source }) => source && sourceWords(source)),
];

/** What is shown until somebody chooses. */
export const usual: readonly string[] = ["phone", "tags", "company", "owner", "optIn", "lastInboundAt"];

export function choosables(fields: readonly CustomField[]): Choosable[] {
  return [
    ...standard(),
    ...fields.map((field) => ({
      key: `custom.${field.key}`,
      label: field.label,
      width: 150,
      column: {
        key: `custom.${field.key}`,
        header: { text: field.label },
        width: "150px",
        cell: (contact: Contact) => <span dir="auto">{fieldWords(field, contact.fields?.[field.key])}</span>,
      },
    })),
  ];
}

const shownTags = 2;

function Tags({ contact }: { contact: Contact }) {
  const tags = contact.tags ?? [];
  const rest = tags.slice(shownTags);
  return (
    <span className="cell-tags">
      {tags.slice(0, shownTags).map((tag) => <TagChip key={tag.id} name={tag.name} colour={tag.colour} />)}
      {rest.length > 0 && (
        <span className="muted" title={rest.map(({ name }) => name).join(", ")}>+{rest.length}</span>
      )}
    </span>
  );
}
