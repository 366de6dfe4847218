import { api } from "../../api/client.ts";
import { asProblem } from "../../api/problem.ts";
import type { Message, Page } from "../../api/types.ts";
import { useEffect, useRef, useState } from "react";
import { useMay } from "../../app/session.ts";
import { useAction } from "../../data/useAction.ts";
import { useQuery } from "../../data/useQuery.ts";
import { formatDateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/index.ts";
import { failureSaid } from "../../i18n/told/say.ts";
import { useWords } from "../../i18n/told/useWords.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { placeMessage, retryMessage, waitOf } from "./actions.ts";

/** What became of the attempt that waited, once it waits no more: it has left, or was taken back. */
function useReloadedAfter(waits: boolean, id: string) {
  const waited = useRef(waits);
  useEffect(() => {
    if (waited.current && !waits) {
      void api.get<Message>(`/api/messages/${id}`).then(placeMessage).catch(() => {});
    }
    waited.current = waits;
  }, [waits, id]);
}

/** What happened, why, and what to do: under a message that failed or whose fate nobody knows. */
export function FailureNote(
  { message, isSentAgain, canRetry }: { message: Message; isSentAgain: boolean; canRetry: boolean },
) {
  const maySend = useMay("inbox.send");
  const [notBefore, setNotBefore] = useState<string>();
  const retry = useAction(async (later: boolean) => {
    try {
      await retryMessage(message.id, later);
    } catch (error) {
      const until = waitOf(asProblem(error));
      if (!until) throw error;
      setNotBefore(until);
    }
  });
  const waiting = useQuery<Page<Message>>(`/api/conversations/${message.conversationId}/scheduled`).data
    ?.items;
  const next = message.retriedAs;
  const sendAt = waiting
    ? waiting.find(({ retryOf }) => retryOf === message.id)?.sendAt
    : next?.state === "queued"
    ? next.sendAt
    : undefined;
  useReloadedAfter(!!sendAt, message.id);
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
        {isSentAgain || sendAt
          ? (
            <p>
              {sendAt
                ? t("failure.againAt", { at: formatDateTime(sendAt) })
                : t(next?.state === "cancelled" ? "failure.takenBack" : "failure.again")}
            </p>
          )
          : (
            <>
              {isUnknown && <p>{t("failure.unknown.text")}</p>}
              {isExpired && <p>{t("failure.expired.text")}</p>}
              {error?.detail && error.detail !== error.title && <p dir="auto">{error.detail}</p>}
              {said?.detail && <p className="failure-advice">{said.detail}</p>}
              {notBefore && <p role="status">{t("failure.wait", { at: formatDateTime(notBefore) })}</p>}
              {maySend && canRetry && (
                <Button
                  size="small"
                  icon={notBefore ? "clock-plus" : "rotate-ccw"}
                  isBusy={retry.isRunning}
                  onClick={() => void retry.run(!!notBefore)}
                >
                  {t(notBefore ? "failure.sendThen" : isUnknown ? "failure.sendAnyway" : "failure.retry")}
                </Button>
              )}
            </>
          )}
      </div>
    </div>
  );
}
