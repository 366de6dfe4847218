import { t } from "../../i18n/index.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { endMeant, endOfDay, endShown, faultOf, type Hours, isOvernight, minutesOf, more } from "./hours.ts";

type Properties = {
  name: string;
  hours: readonly Hours[];
  change: (hours: readonly Hours[]) => void;
  copy: (to: "weekdays" | "all") => void;
};

/** One day: open or not, its hours as fields, and how they lie in the day. */
export function DayRow({ name, hours, change, copy }: Properties) {
  const isOpen = hours.length > 0;
  const fault = faultOf(hours);
  return (
    <fieldset className="week-day" data-open={isOpen}>
      <legend className="visually-hidden">{name}</legend>
      <Switch label={name} checked={isOpen} onChange={(open) => change(open ? more([]) : [])} />
      <div className="week-hours">
        {!isOpen && <span className="muted">{t("calendar.closedAllDay")}</span>}
        {hours.map((piece, index) => (
          <HoursFields
            key={index}
            day={name}
            hours={piece}
            change={(next) => change(hours.map((found, at) => at === index ? next : found))}
            remove={() => change(hours.filter((_, at) => at !== index))}
          />
        ))}
        {fault && <p className="field-error" role="alert">{t(`calendar.fault.${fault}`)}</p>}
      </div>
      <span className="week-strip" aria-hidden="true">
        {hours.filter(({ from, to }) => from && to).map((piece, index) => (
          <span
            key={index}
            style={{
              insetInlineStart: `${minutesOf(piece.from) / 14.4}%`,
              inlineSize: `${(endOfDay(piece) - minutesOf(piece.from)) / 14.4}%`,
            }}
          />
        ))}
      </span>
      {isOpen && (
        <span className="week-acts">
          <IconButton
            icon="plus"
            label={t("calendar.more", { day: name })}
            onClick={() => change(more(hours))}
          />
          <Menu
            label={t("calendar.copy", { day: name })}
            items={[
              { label: t("calendar.copy.weekdays"), icon: "copy", run: () => copy("weekdays") },
              { label: t("calendar.copy.all"), icon: "copy", run: () => copy("all") },
            ]}
          >
            <Icon name="copy" size={18} />
          </Menu>
        </span>
      )}
    </fieldset>
  );
}

type FieldsProperties = { day: string; hours: Hours; change: (hours: Hours) => void; remove?: () => void };

export function HoursFields({ day, hours, change, remove }: FieldsProperties) {
  return (
    <span className="week-piece">
      <input
        type="time"
        className="input"
        aria-label={t("calendar.from", { day })}
        value={hours.from}
        step={300}
        required
        onChange={(event) => change({ ...hours, from: event.target.value })}
      />
      <span aria-hidden="true">–</span>
      <input
        type="time"
        className="input"
        aria-label={t("calendar.to", { day })}
        value={endShown(hours.to)}
        step={300}
        required
        onChange={(event) => change({ ...hours, to: endMeant(event.target.value) })}
      />
      {isOvernight(hours) && <small className="muted">{t("calendar.nextDay")}</small>}
      {remove && <IconButton icon="x" label={t("calendar.less", { day })} onClick={remove} />}
    </span>
  );
}

export const PresetButton = ({ label, run }: { label: string; run: () => void }) => (
  <Button size="small" onClick={run}>{label}</Button>
);
