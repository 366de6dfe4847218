import type { DayHours } from "../../api/types.ts";
import { weekdayName } from "../../i18n/format.ts";
import { days, endOfDay, minutesOf, weekOf } from "./hours.ts";
import { dayName } from "./words.ts";

/** A week at a glance: a bar for each day, midnight above and below. */
export function WeekStrips({ week }: { week: readonly DayHours[] }) {
  const hours = weekOf(week);
  return (
    <ol className="week-strips">
      {days.map((day) => (
        <li key={day}>
          <span className="week-column" aria-hidden="true">
            {hours[day]!.map((piece) => (
              <span
                key={piece.from}
                style={{
                  insetBlockStart: `${minutesOf(piece.from) / 14.4}%`,
                  blockSize: `${(endOfDay(piece) - minutesOf(piece.from)) / 14.4}%`,
                }}
              />
            ))}
          </span>
          <span aria-hidden="true">{weekdayName(day)}</span>
          <span className="visually-hidden">
            {dayName(day)}: {hours[day]!.map(({ from, to }) => `${from}–${to}`).join(", ") || "–"}
          </span>
        </li>
      ))}
    </ol>
  );
}
