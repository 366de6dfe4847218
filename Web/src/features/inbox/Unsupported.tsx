import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { failureSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { listOf, objectOf, ownObject, textOf } from "./content.ts";

/** What WhatsApp did not pass on, of which kind it was as far as it says so, and the reason it gives. */
export function Unsupported({ message }: { message: Message }) {
  useWords();
  const { type } = ownObject(message);
  const error = listOf(message.content?.errors)[0];
  const code = Number(textOf(error?.code));
  const title = textOf(error?.title) || textOf(error?.message);
  const said = code ? failureSaid({ code, title }).title : title;
  const detail = textOf(objectOf(error?.error_data).details);
  return (
    <>
      {textOf(type) && <p>{t("type.other", { type: textOf(type) })}</p>}
      <em className="muted-in-bubble">{t("type.unsupported.text")}</em>
      {(said || detail) && (
        <p className="muted-in-bubble">
          <small>
            {said && <>{t("type.unsupported.reason", { reason: said })}</>}
            {code > 0 && <span className="failure-code">{t("failure.code", { code: String(code) })}</span>}
            {detail && detail !== said && <span className="unsupported-detail" dir="auto">{detail}</span>}
          </small>
        </p>
      )}
    </>
  );
}
