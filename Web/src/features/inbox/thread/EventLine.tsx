import { memo, useContext } from "react";
import type { Entry } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatExact, formatTime } from "../../../i18n/format.ts";
import { eventWords } from "./eventWords.ts";
import { ThreadContext } from "./ThreadContext.ts";

/** What was done to the conversation, between what was said in it. */
export const EventLine = memo(function EventLine({ entry }: { entry: Entry }) {
  const actions = useContext(ThreadContext);
  const isRule = !!entry.event?.data?.rule;
  return (
    <p className="thread-event" data-entry={entry.id}>
      {eventWords(entry)} ·{" "}
      <time dateTime={entry.at} title={formatExact(entry.at)}>{formatTime(entry.at)}</time>
      {isRule && actions && (
        <>
          {" "}
          <button
            type="button"
            className="link"
            title={t("whyHere.assigned")}
            onClick={() => actions.openWhy(entry.at)}
          >
            {t("whyHere.ask")}
          </button>
        </>
      )}
    </p>
  );
});
