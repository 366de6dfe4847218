import { weekdayName } from "../../../i18n/format.ts";

/** Days of the week; 1 is Monday. */
export function DayChoice(
  { label, days, onChange }: { label: string; days: readonly number[]; onChange: (days: number[]) => void },
) {
  return (
    <fieldset className="field">
      <legend className="field-label">{label}</legend>
      <div className="chips">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label key={day} className="chip-check">
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={() =>
                onChange(days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort())}
            />
            <span>{weekdayName(day - 1)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
