import type { Message } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { failureSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { retryMessage } from "./actions.ts";

/** What happened, why, and what to do: under a message that failed or whose fate nobody knows. */
export function FailureNote(
  { message, isSentAgain, canRetry }: { message: Message; isSentAgain: boolean; canRetry: boolean },
) {
  const maySend = useMay("inbox.send");
  const retry = useAction(retryMessage);
  useWords();
  const { error, state } = message;
  const said = error && failureSaid(error);
  const isUnknown = state === "unknown";
  const isExpired = state === "expired";
  const title = isUnknown
    ? t("failure.unknown.title")
    : isExpired
    ? t("failure.expired.title")
    : said?.title || t("failure.title");
  return (
    <div className={`failure${isUnknown || isExpired ? " failure-unknown" : ""}`}>
      <Icon name={isUnknown ? "circle-question-mark" : "circle-alert"} size={14} />
      <div>
        <p>
          <strong>{title}</strong>
          {error && <span className="failure-code">{t("failure.code", { code: String(error.code) })}</span>}
        </p>
        {isSentAgain ? <p>{t("failure.again")}</p> : (
          <>
            {isUnknown && <p>{t("failure.unknown.text")}</p>}
            {isExpired && <p>{t("failure.expired.text")}</p>}
            {error?.detail && error.detail !== error.title && <p dir="auto">{error.detail}</p>}
            {said?.detail && <p className="failure-advice">{said.detail}</p>}
            {maySend && canRetry && (
              <Button
                size="small"
                icon="rotate-ccw"
                isBusy={retry.isRunning}
                onClick={() => void retry.run(message.id)}
              >
                {t(isUnknown ? "failure.sendAnyway" : "failure.retry")}
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
