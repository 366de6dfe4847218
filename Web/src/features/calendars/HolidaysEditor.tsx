import type { Holiday } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { zonedLocal } from "../../i18n/zone.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { HoursFields } from "./DayRow.tsx";

type Properties = {
  holidays: readonly Holiday[];
  setHolidays: (holidays: readonly Holiday[]) => void;
  zone: string;
};
const shortened = { from: "10:00", to: "14:00" };

/** Days that are not as the week says: closed, or open at other hours. */
export function HolidaysEditor({ holidays, setHolidays, zone }: Properties) {
  const set = (index: number, next: Partial<Holiday>) =>
    setHolidays(holidays.map((found, at) => at === index ? { ...found, ...next } : found));
  return (
    <fieldset className="week">
      <legend className="field-label">{t("calendar.holidays")}</legend>
      {holidays.length === 0 && <p className="muted">{t("calendar.holidays.none")}</p>}
      {holidays.map((holiday, index) => {
        const day = holiday.name || t("calendar.holiday.new");
        const isClosed = holiday.hours.length === 0;
        return (
          <div key={index} className="holiday">
            <input
              type="date"
              className="input"
              aria-label={t("calendar.holiday.date", { day })}
              value={holiday.date}
              required
              onChange={(event) => set(index, { date: event.target.value })}
            />
            <input
              type="text"
              className="input"
              aria-label={t("calendar.holiday.name")}
              placeholder={t("calendar.holiday.name")}
              value={holiday.name}
              required
              maxLength={80}
              onChange={(event) => set(index, { name: event.target.value })}
            />
            <select
              className="input select"
              aria-label={t("calendar.holiday.kind", { day })}
              value={isClosed ? "closed" : "hours"}
              onChange={(event) => set(index, { hours: event.target.value === "closed" ? [] : [shortened] })}
            >
              <option value="closed">{t("calendar.closedAllDay")}</option>
              <option value="hours">{t("calendar.holiday.hours")}</option>
            </select>
            {holiday.hours.map((hours, at) => (
              <HoursFields
                key={at}
                day={day}
                hours={hours}
                change={(next) =>
                  set(index, { hours: holiday.hours.map((found, own) => own === at ? next : found) })}
              />
            ))}
            <IconButton
              icon="trash-2"
              label={t("own.delete.title", { name: day })}
              onClick={() => setHolidays(holidays.filter((_, at) => at !== index))}
            />
          </div>
        );
      })}
      <div className="row">
        <Button
          size="small"
          icon="plus"
          onClick={() =>
            setHolidays([
              ...holidays,
              { date: zonedLocal(Date.now(), zone).slice(0, 10), name: "", hours: [] },
            ])}
        >
          {t("calendar.holiday.add")}
        </Button>
      </div>
    </fieldset>
  );
}
