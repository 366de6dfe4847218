import type { DayState } from "../../api/types.ts";
import type { Tone } from "../../ui/Badge.tsx";
import type { IconName } from "../../ui/icons.ts";

/** Colour, and a picture for those who do not see it. */
export const dayStates: Record<DayState, { tone: Tone; icon: IconName }> = {
  agrees: { tone: "ok", icon: "check" },
  differs: { tone: "danger", icon: "triangle-alert" },
  waiting: { tone: "warn", icon: "hourglass" },
  closed: { tone: "neutral", icon: "lock" },
  unknown: { tone: "neutral", icon: "circle-question-mark" },
};
