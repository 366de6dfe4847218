import type { ReconciledDay } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatCivil, formatNumber, weekdayName } from "../../i18n/format.ts";
import { Icon } from "../../ui/Icon.tsx";
import { grid, type GridCell } from "./month.ts";
import { dayStates } from "./state.ts";

type Properties = { month: string; days: readonly ReconciledDay[]; open: (day: string) => void };

/** The month as a calendar: what wants a look is seen before it is read. */
export function MonthGrid({ month, days, open }: Properties) {
  return (
    <section className="card month-grid" aria-label={t("recon.view.grid")}>
      <div className="month-week" aria-hidden="true">
        {Array.from({ length: 7 }, (_, index) => <span key={index}>{weekdayName(index)}</span>)}
      </div>
      <ol className="month-days">
        {grid(month, days).map((cell, index) => (
          <li key={cell?.day ?? `blank ${index}`} aria-hidden={cell ? undefined : true}>
            {cell && <Cell cell={cell} open={open} />}
          </li>
        ))}
      </ol>
      <ul className="month-legend">
        {(Object.keys(dayStates) as (keyof typeof dayStates)[]).map((state) => (
          <li key={state} className={`day-${dayStates[state].tone}`}>
            <Icon name={dayStates[state].icon} size={13} />
            {t(`recon.state.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Cell({ cell: { day, number, found }, open }: { cell: GridCell; open: (day: string) => void }) {
  if (!found) {
    return (
      <span className="month-day month-day-empty">
        <span className="month-number">{number}</span>
      </span>
    );
  }
  const { tone, icon } = dayStates[found.state];
  const words = t("recon.cell", {
    day: formatCivil(day),
    state: t(`recon.state.${found.state}`),
    ours: formatNumber(found.ours.messages),
    theirs: found.theirs ? formatNumber(found.theirs.volume) : "–",
    difference: formatNumber(found.difference),
  });
  return (
    <button
      type="button"
      className={`month-day day-${tone}`}
      aria-label={words}
      onClick={() => open(day)}
    >
      <span className="month-number">
        {number}
        <Icon name={icon} size={13} />
      </span>
      <span className="month-counts number">
        {formatNumber(found.ours.messages)}
        {found.theirs && found.difference !== 0 && <small>≠ {formatNumber(found.difference)}</small>}
      </span>
    </button>
  );
}
