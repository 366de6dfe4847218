import type { Sequence, SequenceStage } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Badge, type Tone } from "../../ui/Badge.tsx";

const tones: Record<Sequence["state"], Tone> = { draft: "neutral", live: "ok", paused: "warn" };

export const SequenceBadge = ({ sequence: { state, changed, version } }: { sequence: Sequence }) => (
  <span className="row sequence-badges">
    <Badge tone={tones[state]}>{t(`sequence.state.${state}`)}</Badge>
    {version && changed && <Badge tone="accent">{t("sequence.unpublished")}</Badge>}
  </span>
);

export const stages: readonly SequenceStage[] = [
  "enrolled",
  "inProgress",
  "completed",
  "success",
  "dropped",
  "failed",
];
const stageTones: Record<SequenceStage, Tone> = {
  enrolled: "neutral",
  inProgress: "accent",
  completed: "ok",
  success: "ok",
  dropped: "warn",
  failed: "danger",
};

export const StageBadge = ({ stage }: { stage: SequenceStage }) => (
  <Badge tone={stageTones[stage]}>{t(`stage.${stage}`)}</Badge>
);
