import type { SubscriptionState } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";
import "./texts.ts";

const tones: Record<SubscriptionState, Tone> = {
  unlimited: "ok",
  trialing: "accent",
  active: "ok",
  past_due: "danger",
  paused: "warn",
  cancelled: "neutral",
  expired: "danger",
};

export const PlanStateBadge = ({ state }: { state: SubscriptionState }) => (
  <Badge tone={tones[state] ?? "neutral"}>{state in tones ? t(`plan.state.${state}`) : state}</Badge>
);
