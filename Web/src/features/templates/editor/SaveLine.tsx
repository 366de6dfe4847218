import type { Problem } from "../../../api/problem.ts";
import { t } from "../../../i18n/index.ts";
import { formatTime } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { SaveState } from "./useSaving.ts";

/** Whether what is written is safe, and where. */
export function SaveLine(
  { state, problem, savedAt }: {
    state: SaveState;
    problem: Problem | undefined;
    savedAt: number | undefined;
  },
) {
  if (state === "same") return null;
  const words = state === "saved"
    ? t("editor.saved", { time: savedAt === undefined ? "" : formatTime(savedAt) })
    : state === "failed"
    ? t("editor.saveFailed", { why: problem?.detail || problem?.title || "" })
    : state === "here"
    ? t("editor.here")
    : t("editor.saving");
  return (
    <span className="save-line" role="status" data-state={state}>
      <Icon
        name={state === "saved" ? "circle-check" : state === "failed" ? "circle-alert" : "clock"}
        size={14}
      />
      {words}
    </span>
  );
}
