import "../../contacts/texts.ts";
import { useState } from "react";
import type { ContactNote, Page, TimelineItem } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { usePages } from "../../../data/usePages.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Notes } from "../../contacts/page/Notes.tsx";
import { eventTitle } from "../../contacts/page/Timeline.tsx";
import { useFields } from "../../contacts/fields/useFields.ts";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { Section } from "./Section.tsx";
import { useFew } from "./useFew.tsx";

/** The contact book's own notes: what is to be known in every conversation with them. */
export function BookNotes({ contact }: { contact: string }) {
  const notes = useQuery<Page<ContactNote>>(`/api/contacts/${contact}/notes`).data?.items ?? [];
  const mayEdit = useMay("contacts.edit");
  const [isWriting, setWriting] = useState(false);
  const { shown, more } = useFew(notes);
  if (notes.length === 0 && !mayEdit) return null;
  return (
    <Section
      title={t("panel.contactNotes")}
      action={mayEdit && (
        <IconButton
          icon={isWriting ? "x" : "plus"}
          label={t(isWriting ? "action.close" : "contactNote.new")}
          onClick={() => setWriting(!isWriting)}
        />
      )}
    >
      {isWriting ? <Notes contact={contact} /> : (
        <>
          {notes.length === 0 && <p className="muted">{t("contactNote.none")}</p>}
          <ul className="panel-list">
            {shown.map((note) => (
              <li key={note.id} className="panel-note">
                <Formatted text={note.text} />
                <small className="muted">{note.by?.name} · {formatRelative(note.at)}</small>
              </li>
            ))}
          </ul>
          {more}
        </>
      )}
    </Section>
  );
}

/** What happened to the contact lately, whichever conversation it was in. */
export function Lately({ contact, conversation }: { contact: string; conversation: string }) {
  const { items } = usePages<TimelineItem>(`/api/contacts/${contact}/timeline`);
  const fields = useFields();
  const { shown, more } = useFew(items);
  if (items.length === 0) return null;
  return (
    <Section title={t("contact.part.timeline")}>
      <ul className="panel-list panel-history">
        {shown.map((item) => {
          const other = item.data?.conversationId;
          return (
            <li key={item.id}>
              {typeof other === "string" && other !== conversation
                ? <Link className="link" href={`/inbox/${other}`}>{eventTitle(item, fields)}</Link>
                : <span dir="auto">{eventTitle(item, fields)}</span>}{" "}
              <small className="muted">{formatRelative(item.at)}</small>
            </li>
          );
        })}
      </ul>
      {more}
    </Section>
  );
}
