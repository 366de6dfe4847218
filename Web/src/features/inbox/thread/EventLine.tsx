import { memo } from "react";
import type { Entry } from "../../../api/types.ts";
import { formatExact, formatTime } from "../../../i18n/format.ts";
import { eventWords } from "./eventWords.ts";

/** What was done to the conversation, between what was said in it. */
export const EventLine = memo(function EventLine({ entry }: { entry: Entry }) {
  return (
    <p className="thread-event" data-entry={entry.id}>
      {eventWords(entry)} ·{" "}
      <time dateTime={entry.at} title={formatExact(entry.at)}>{formatTime(entry.at)}</time>
    </p>
  );
});
