import type { CampaignState, RecipientState } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";

const tones: Record<CampaignState, Tone> = {
  draft: "neutral",
  scheduled: "accent",
  starting: "accent",
  running: "accent",
  late: "warn",
  paused: "warn",
  completed: "ok",
  cancelled: "neutral",
  failed: "danger",
};

export const CampaignBadge = ({ state }: { state: CampaignState }) => (
  <Badge tone={tones[state]}>{t(`campaign.state.${state}`)}</Badge>
);

const recipientTones: Record<RecipientState, Tone> = {
  queued: "neutral",
  submitting: "neutral",
  sent: "neutral",
  delivered: "accent",
  read: "ok",
  failed: "danger",
  unknown: "warn",
  skipped: "neutral",
  cancelled: "neutral",
};

export const RecipientBadge = ({ state }: { state: RecipientState }) =>
  state in recipientTones
    ? <Badge tone={recipientTones[state]}>{t(`recipient.${state}`)}</Badge>
    : <Badge>{state}</Badge>;
