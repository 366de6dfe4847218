import { type AboutEntry, aboutLines } from "./auditWords.ts";

/** What an entry of a journal is about; the identities are in the tooltip. */
export function EntryAbout({ entry }: { entry: AboutEntry }) {
  const [first, second] = aboutLines(entry);
  const title = [entry.subject, entry.detail].filter(Boolean).join("\n");
  return (
    <span className="cell-two" title={title}>
      {first ? <span className="cut" dir="auto">{first}</span> : <code>{entry.subject}</code>}
      {second && <small className="cut" dir="auto">{second}</small>}
    </span>
  );
}
