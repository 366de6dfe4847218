import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { summary } from "./summary.ts";

/** The message that is answered, in a line. */
export function Quote({ message, name }: { message: Message | null; name?: string }) {
  return (
    <blockquote className={`quote${message?.direction === "out" ? " quote-own" : ""}`}>
      <span className="quote-who">
        {!message
          ? ""
          : message.direction === "in"
          ? name || t("quote.contact")
          : message.author?.name ?? t("quote.you")}
      </span>
      <span className="quote-text" dir="auto">
        {!message ? t("quote.missing") : message.deletedAt ? t("message.deleted") : summary(message)}
      </span>
    </blockquote>
  );
}
