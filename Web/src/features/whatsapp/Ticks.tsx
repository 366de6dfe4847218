import { memo } from "react";
import type { MessageState } from "../../api/types.ts";
import { type MessageKey, t } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icons.ts";

const shapes: Record<MessageState, [IconName, MessageKey]> = {
  queued: ["clock", "state.queued"],
  submitting: ["clock", "state.submitting"],
  accepted: ["check", "state.accepted"],
  sent: ["check", "state.sent"],
  delivered: ["check-check", "state.delivered"],
  read: ["check-check", "state.read"],
  failed: ["circle-alert", "state.failed"],
  cancelled: ["ban", "state.cancelled"],
  unknown: ["circle-question-mark", "state.unknown"],
  expired: ["clock", "state.expired"],
  received: ["check", "facts.received"],
};

/** How far a message got: one tick sent, two delivered, two blue read. */
export const Ticks = memo(function Ticks({ state, size = 15 }: { state: MessageState; size?: number }) {
  const [icon, label] = shapes[state] ?? shapes.queued;
  return (
    <span className={`ticks ticks-${state}`} data-state={state} title={t(label)}>
      <Icon name={icon} size={size} label={t(label)} />
    </span>
  );
});

export const stateName = (state: MessageState) => t((shapes[state] ?? shapes.queued)[1]);
