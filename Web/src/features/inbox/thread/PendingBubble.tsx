import { memo } from "react";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { formatTime } from "../../../i18n/format.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { AddCreditsButton, AskOwner } from "../../billing/AddCreditsButton.tsx";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { TemplateBubble } from "../../whatsapp/TemplateBubble.tsx";
import { Ticks } from "../../whatsapp/Ticks.tsx";
import { canBeTakenBack, takeBack } from "../composer/takeBack.ts";
import { AnsweredNote } from "./AnsweredNote.tsx";
import { discard, isNote, type Pending, sendAgain } from "../outbox.ts";

/** A message the server has not confirmed yet. */
export const PendingBubble = memo(function PendingBubble({ pending }: { pending: Pending }) {
  const { request, state, refusal, clientId, components, answered } = pending;
  const maySeePlan = useMay("billing.view");
  if (isNote(request)) return <PendingNote pending={pending} body={request.text.body} />;
  return (
    <article className="bubble-row bubble-row-out bubble-row-first" data-client={clientId}>
      <div className={`bubble bubble-out${state === "refused" ? " bubble-failed" : " bubble-pending"}`}>
        {components && <TemplateBubble components={components} />}
        {request.text && <Formatted text={request.text.body} />}
        {request.media && (
          <span className="file-line">
            <Icon name="paperclip" /> {request.media.filename ?? t("type.document")}
          </span>
        )}
        {request.location && (
          <span className="file-line">
            <Icon name="map-pin" /> {request.location.name ?? t("type.location")}
          </span>
        )}
        {request.contacts && (
          <span className="file-line">
            <Icon name="contact" /> {t("type.contacts")}
          </span>
        )}
        {request.media?.caption && <Formatted text={request.media.caption} />}
        <span className="bubble-meta">
          <time dateTime={pending.at}>{formatTime(pending.at)}</time>
          <Ticks state={state === "refused" ? "failed" : "queued"} />
        </span>
      </div>
      {state === "waiting" && <WaitingNote pending={pending} />}
      {answered && <AnsweredNote pending={pending} answered={answered} />}
      {state === "refused" && (
        <div className="failure">
          <Icon name="circle-alert" size={14} />
          <div>
            <p>
              <strong>{refusal?.title}</strong>
            </p>
            {refusal?.detail && refusal.detail !== refusal.title && <p>{refusal.detail}</p>}
            {refusal?.shortfall && (
              <p>
                <AskOwner />
              </p>
            )}
            {refusal?.isAboutPlan && !maySeePlan && <p>{t("limit.askOwner")}</p>}
            {refusal?.requestID && <p className="muted">{t("problem.request", { id: refusal.requestID })}</p>}
            <div className="row">
              {refusal?.isAboutPlan && maySeePlan && (
                <ButtonLink size="small" kind="primary" href="/settings/plan">{t("limit.toPlan")}</ButtonLink>
              )}
              {refusal?.shortfall && <AddCreditsButton size="small" missing={refusal.shortfall} />}
              <Button size="small" icon="rotate-ccw" onClick={() => sendAgain(clientId)}>
                {t("failure.retry")}
              </Button>
              <ChangeButton pending={pending} />
              <Button size="small" icon="trash-2" onClick={() => discard(clientId)}>
                {t("outbox.discard")}
              </Button>
            </div>
          </div>
        </div>
      )}
    </article>
  );
});

function ChangeButton({ pending }: { pending: Pending }) {
  if (!canBeTakenBack(pending)) return null;
  return (
    <Button size="small" icon="pencil" onClick={() => void takeBack(pending)}>{t("outbox.change")}</Button>
  );
}

/** It can be taken back for as long as nobody else has it. */
function WaitingNote({ pending: { clientId, isUnkept } }: { pending: Pending }) {
  return (
    <p className="pending-note">
      {t(isUnkept ? "outbox.unkept" : "outbox.waiting")}
      <Button size="small" kind="quiet" icon="trash-2" onClick={() => void discard(clientId)}>
        {t("outbox.discard")}
      </Button>
    </p>
  );
}

function PendingNote({ pending, body }: { pending: Pending; body: string }) {
  return (
    <article className="note-bubble note-pending" data-client={pending.clientId}>
      <Formatted text={body} />
      {pending.state === "refused"
        ? (
          <p className="field-error">
            {pending.refusal?.title}
            <Button size="small" icon="rotate-ccw" onClick={() => sendAgain(pending.clientId)}>
              {t("failure.retry")}
            </Button>
            <ChangeButton pending={pending} />
            <Button size="small" icon="trash-2" onClick={() => discard(pending.clientId)}>
              {t("outbox.discard")}
            </Button>
          </p>
        )
        : pending.state === "waiting" && <WaitingNote pending={pending} />}
    </article>
  );
}
