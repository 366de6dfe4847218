import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { summary } from "./summary.ts";

/** The message that is answered, in a line. */
export function Quote({ message }: { message: Message | null }) {
  return (
    <blockquote className={`quote${message?.direction === "out" ? " quote-own" : ""}`}>
      <span className="quote-who">
        {!message ? "" : t(message.direction === "out" ? "quote.you" : "quote.contact")}
      </span>
      <span className="quote-text" dir="auto">{message ? summary(message) : t("quote.missing")}</span>
    </blockquote>
  );
}
