import type { AutoTopUp, AutoTopUpState } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { paymentSaid } from "../../../i18n/told/say.ts";
import { formatDateTime, formatRelative } from "../../../i18n/format.ts";
import { formatPoints } from "../../../i18n/points.ts";
import { Badge, type Tone } from "../../../ui/Badge.tsx";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { paymentAddress } from "../../billing/checkout.ts";

const tones: Record<AutoTopUpState, Tone> = {
  off: "neutral",
  armed: "ok",
  waiting: "accent",
  "backing-off": "warn",
  stopped: "danger",
};

export const TopUpBadge = ({ state }: { state: AutoTopUpState }) => (
  <Badge tone={tones[state] ?? "neutral"}>{t(`topUp.state.${state}`)}</Badge>
);

/** What it does now, in a sentence; and why it does not, where it does not. */
export function TopUpState({ topUp }: { topUp: AutoTopUp }) {
  const { state, paymentId, failure, nextTryAt, lastAt } = topUp;
  const words = { below: formatPoints(topUp.below, 0), points: formatPoints(topUp.points, 0) };
  const toPayment = paymentId && (
    <ButtonLink size="small" href={paymentAddress(paymentId)}>{t("topUp.toPayment")}</ButtonLink>
  );
  switch (state) {
    case "armed":
      return (
        <Note tone="ok">
          <strong>{t("topUp.armed", words)}</strong>
          {lastAt && <p>{t("topUp.last", { at: formatRelative(lastAt) })}</p>}
        </Note>
      );
    case "waiting":
      return (
        <Note tone="info" action={toPayment}>
          <strong>{t("topUp.waiting", words)}</strong>
          <p>
            {nextTryAt && !paymentId
              ? t("topUp.waiting.announced", { at: formatDateTime(nextTryAt) })
              : t(topUp.mandate.state === "active" ? "topUp.waiting.charge" : "topUp.waiting.link")}
          </p>
        </Note>
      );
    case "backing-off":
      return (
        <Note tone="warn" action={toPayment}>
          <strong>
            {nextTryAt
              ? t("topUp.backingOff", { at: formatDateTime(nextTryAt) })
              : t("topUp.backingOff.soon")}
          </strong>
          {failure && <p>{paymentSaid(failure)}</p>}
        </Note>
      );
    case "stopped":
      return (
        <Note tone="danger" action={toPayment}>
          <strong>{t("topUp.stopped")}</strong>
          <p>{failure && paymentSaid(failure)} {t("topUp.stopped.next")}</p>
        </Note>
      );
    case "off":
      return null;
  }
}
