import { t } from "../i18n/index.ts";

type Properties = {
  from: string;
  to: string;
  setFrom: (day: string) => void;
  setTo: (day: string) => void;
};

/** Two days of the calendar, both included; either may be left open. */
export function DayRange({ from, to, setFrom, setTo }: Properties) {
  return (
    <>
      <label className="inline-field">
        {t("journal.from")}{" "}
        <input
          type="date"
          className="input"
          value={from}
          max={to || undefined}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label className="inline-field">
        {t("journal.to")}{" "}
        <input
          type="date"
          className="input"
          value={to}
          min={from || undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
    </>
  );
}
