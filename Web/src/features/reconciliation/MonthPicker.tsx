import { t } from "../../i18n/index.ts";
import { formatMonthIn } from "../../i18n/format.ts";
import { IconButton } from "../../ui/Button.tsx";
import { monthAfter } from "./month.ts";

type Properties = { month: string; latest: string; onChange: (month: string) => void };

/** One month, and the ways to those beside it. */
export function MonthPicker({ month, latest, onChange }: Properties) {
  return (
    <div className="month-picker" role="group" aria-label={t("recon.month")}>
      <IconButton
        icon="chevron-left"
        label={t("recon.month.before")}
        onClick={() => onChange(monthAfter(month, -1))}
      />
      <strong aria-live="polite">{formatMonthIn(`${month}-15T12:00:00Z`, "UTC")}</strong>
      <IconButton
        icon="chevron-right"
        label={t("recon.month.after")}
        disabled={month >= latest}
        onClick={() => onChange(monthAfter(month))}
      />
    </div>
  );
}
