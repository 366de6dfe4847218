import type { Entry, Message } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatRelative, formatWhen } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { mediaOf } from "../content.ts";
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

/** The campaigns whose messages are in the conversation, the latest first. */
export function Campaigns({ messages }: { messages: readonly Message[] }) {
  const sent = messages.filter((message, index) =>
    message.campaignId && messages.findIndex((other) => other.campaignId === message.campaignId) === index
  );
  const { shown, more } = useFew(sent);
  if (sent.length === 0) return null;
  return (
    <Section title={t("panel.campaigns")}>
      <ul className="panel-list">
        {shown.map((message) => (
          <li key={message.id}>
            <Link className="link cut" href={`/campaigns/${message.campaignId}`}>
              {message.text?.split("\n")[0] || t("facts.campaign.open")}
            </Link>{" "}
            <small className="muted">{formatWhen(message.at)}</small>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  );
}

/** Pictures and documents of the conversation, as far as it is loaded. */
export function Files({ messages }: { messages: readonly Message[] }) {
  const files = messages.filter(({ type }) => type === "image" || type === "document").map((message) => ({
    message,
    ...mediaOf(message),
  })).filter(({ url, state }) => url !== null && state === "ready");
  const { shown, more } = useFew(files);
  if (files.length === 0) return null;
  return (
    <Section title={t("panel.files")}>
      <div className="panel-files">
        {shown.map(({ message, url, thumb, filename, caption }) => (
          <a key={message.id} href={url!} target="_blank" rel="noopener" title={filename || caption}>
            {message.type === "image"
              ? <img src={thumb ?? url!} alt={caption || t("type.image")} loading="lazy" />
              : (
                <span className="panel-file">
                  <Icon name="file-text" size={20} />
                  <span className="cut">{filename || t("type.document")}</span>
                </span>
              )}
          </a>
        ))}
      </div>
      {more}
    </Section>
  );
}
