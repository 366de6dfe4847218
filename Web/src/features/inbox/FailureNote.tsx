import type { Message } from "../../api/types.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { retryMessage } from "./actions.ts";

/** What happened, why, and what to do: under a message that failed or whose fate nobody knows. */
export function FailureNote({ message }: { message: Message }) {
  const retry = useAction(retryMessage);
  const { error, state } = message;
  const isUnknown = state === "unknown";
  const isExpired = state === "expired";
  const title = isUnknown
    ? t("failure.unknown.title")
    : isExpired
    ? t("failure.expired.title")
    : error?.title || t("failure.title");
  return (
    <div className={`failure${isUnknown || isExpired ? " failure-unknown" : ""}`}>
      <Icon name={isUnknown ? "circle-question-mark" : "circle-alert"} size={14} />
      <div>
        <p>
          <strong>{title}</strong>
          {error && <span className="failure-code">{t("failure.code", { code: String(error.code) })}</span>}
        </p>
        {isUnknown && <p>{t("failure.unknown.text")}</p>}
        {isExpired && <p>{t("failure.expired.text")}</p>}
        {error?.detail && error.detail !== error.title && <p>{error.detail}</p>}
        {error?.advice && <p className="failure-advice">{error.advice}</p>}
        <Button
          size="small"
          icon="rotate-ccw"
          isBusy={retry.isRunning}
          onClick={() => void retry.run(message.id)}
        >
          {t(isUnknown ? "failure.sendAnyway" : "failure.retry")}
        </Button>
      </div>
    </div>
  );
}
