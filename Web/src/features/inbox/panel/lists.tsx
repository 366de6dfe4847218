import type { Entry } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatRelative } from "../../../i18n/format.ts";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { eventWords } from "../thread/eventWords.ts";
import { Section } from "./Section.tsx";
import { useFew } from "./useFew.tsx";

export function Notes({ entries }: { entries: readonly Entry[] }) {
  const notes = entries.filter((entry) => entry.kind === "note");
  const { shown, more } = useFew(notes);
  if (notes.length === 0) return null;
  return (
    <Section title={t("panel.notes")}>
      <ul className="panel-list">
        {shown.map((note) => (
          <li key={note.id} className="panel-note">
            <Formatted text={note.text ?? ""} />
            <small className="muted">{note.author?.name} · {formatRelative(note.at)}</small>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}

export function History({ entries }: { entries: readonly Entry[] }) {
  const events = entries.filter((entry) => entry.kind === "event");
  const { shown, more } = useFew(events);
  if (events.length === 0) return null;
  return (
    <Section title={t("panel.history")}>
      <ul className="panel-list panel-history">
        {shown.map((entry) => (
          <li key={entry.id}>
            {eventWords(entry)} <small className="muted">{formatRelative(entry.at)}</small>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}
