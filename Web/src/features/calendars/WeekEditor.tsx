import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { DayRow, PresetButton } from "./DayRow.tsx";
import { change, copyTo, days, hoursAWeek, presets, type Week } from "./hours.ts";
import { dayName } from "./words.ts";

/** The hours of a week, a row for each day: by keyboard and by touch alike, since they are the platform's own fields. */
export function WeekEditor({ week, setWeek }: { week: Week; setWeek: (week: Week) => void }) {
  return (
    <fieldset className="week">
      <legend className="field-label">{t("calendar.week")}</legend>
      <div className="row">
        <PresetButton label={t("calendar.preset.office")} run={() => setWeek(presets.office)} />
        <PresetButton label={t("calendar.preset.shop")} run={() => setWeek(presets.shop)} />
        <PresetButton label={t("calendar.preset.always")} run={() => setWeek(presets.always)} />
      </div>
      <div className="week-days">
        {days.map((day) => (
          <DayRow
            key={day}
            name={dayName(day)}
            hours={week[day]!}
            change={(hours) => setWeek(change(week, day, hours))}
            copy={(to) => setWeek(copyTo(week, day, to === "all" ? days : days.slice(0, 5)))}
          />
        ))}
      </div>
      <p className="field-help">
        {t("calendar.sum", { hours: formatNumber(hoursAWeek(week)) })} {t("calendar.midnight")}
      </p>
    </fieldset>
  );
}
