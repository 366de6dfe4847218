import { type CustomField, type FieldValue, purposes, type TimelineItem } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { formatDayLine, formatTime } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Link } from "../../../ui/Link.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { fieldWords } from "../fields/fieldWords.ts";
import { useFields } from "../fields/useFields.ts";
import { optInName } from "../names.ts";

/** Everything that happened with a contact, the latest first. */
export function Timeline({ contact }: { contact: string }) {
  const pages = usePages<TimelineItem>(`/api/contacts/${contact}/timeline`);
  const fields = useFields();
  if (pages.problem && pages.items.length === 0) {
    return <ErrorState problem={pages.problem} retry={() => void pages.reload()} />;
  }
  if (pages.isLoading) return <Skeleton rows={6} />;
  if (pages.items.length === 0) {
    return <EmptyState icon="history" title={t("story.empty.title")}>{t("story.empty.text")}</EmptyState>;
  }
  return (
    <>
      <ol className="contact-timeline">
        {pages.items.map((item, index) => {
          const line = formatDayLine(item.at);
          const before = pages.items[index - 1];
          const isNew = !before || formatDayLine(before.at) !== line;
          return (
            <li key={item.id}>
              {isNew && <h3 className="timeline-day">{line}</h3>}
              <Event item={item} fields={fields} />
            </li>
          );
        })}
      </ol>
      {pages.hasMore && (
        <Button onClick={pages.loadMore} isBusy={pages.isLoadingMore}>{t("action.more")}</Button>
      )}
    </>
  );
}

const pictures: readonly [RegExp, IconName][] = [
  [/tag/, "tag"],
  [/consent|optIn|opt-/i, "shield-check"],
  [/merge/i, "git-merge"],
  [/note/, "sticky-note"],
  [/import/, "file-spreadsheet"],
  [/block/, "ban"],
  [/delet|eras/, "trash-2"],
  [/message|conversation/, "message-circle"],
  [/campaign/, "megaphone"],
  [/communit/, "users-round"],
  [/company/, "building-2"],
  [/owner/, "user-round-check"],
  [/created|added/, "user-plus"],
];

function Event({ item, fields }: { item: TimelineItem; fields: readonly CustomField[] }) {
  const icon = pictures.find(([kind]) => kind.test(item.kind))?.[1] ?? "pencil";
  const conversation = item.data?.conversationId;
  return (
    <div className="timeline-event">
      <span className="timeline-picture">
        <Icon name={icon} />
      </span>
      <span className="timeline-words">
        <span dir="auto">{eventTitle(item, fields)}</span>
        {item.kind === "note" && typeof item.data?.text === "string" && (
          <q className="consent-words" dir="auto">{item.data.text}</q>
        )}
        <small className="muted">
          {formatTime(item.at)}
          {item.by?.name && <>{" · "}{item.by.name}</>}
          {typeof conversation === "string" && (
            <>
              {" · "}
              <Link className="link" href={`/inbox/${conversation}`}>{t("story.open")}</Link>
            </>
          )}
        </small>
      </span>
    </div>
  );
}

const text = (value: unknown) =>
  typeof value === "string"
    ? value
    : typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
    ? value.name
    : "";

const kinds = [
  "created",
  "name",
  "email",
  "phone",
  "company",
  "owner",
  "tagged",
  "untagged",
  "joined",
  "left",
  "blocked",
  "unblocked",
  "imported",
  "deleted",
  "restored",
  "note",
  "merge",
  "unmerge",
  "conversation",
] as const;

/** In this person's language where the kind is known, else in the server's words. */
export function eventTitle({ kind, title, data }: TimelineItem, fields: readonly CustomField[]): string {
  const given = data ?? {};
  if (kind === "field") {
    const key = text(given.key) || text(given.field);
    const field = fields.find((found) => found.key === key || found.id === key || found.id === given.what);
    if (field) {
      const value = fieldWords(field, given.to as FieldValue);
      return value
        ? t("story.field", { name: field.label, value })
        : t("story.field.emptied", { name: field.label });
    }
  }
  if (kind === "consent") {
    const value = text(given.value);
    const purpose = purposes.find((one) => one === given.purpose) ?? "marketing";
    if (value === "yes" || value === "no" || value === "unknown") {
      return t("story.consent", { purpose: t(`purpose.${purpose}`), value: optInName(value) });
    }
  }
  const known = kinds.find((one) => one === kind);
  const value = text(kind === "untagged" || kind === "left" ? given.from : given.to) || text(given.name) ||
    text(given.contact);
  if (kind === "merge" && value) return t("story.of.merge.named", { value });
  const needsValue = known &&
    !["created", "blocked", "unblocked", "imported", "deleted", "restored", "note", "merge", "conversation"]
      .includes(known);
  return known && (value || !needsValue) ? t(`story.of.${known}`, { value }) : title || kind;
}
