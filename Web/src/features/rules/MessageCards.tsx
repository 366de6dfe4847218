import type { Calendar, ChannelRules } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { SelectField } from "../../ui/Field.tsx";
import { Note } from "../../ui/Note.tsx";
import { MessageCard } from "./MessageCard.tsx";
import { NumberField } from "./NumberField.tsx";

type Properties = {
  rules: ChannelRules;
  change: (rules: Partial<ChannelRules>) => void;
  calendar: Calendar | undefined;
  sender: string;
};

/** What is said while nobody has answered yet: welcome, away, delayed. */
export function MessageCards({ rules, change, calendar, sender }: Properties) {
  const { welcome, away, delayed } = rules;
  return (
    <>
      <MessageCard
        name="welcome"
        title={t("rules.welcome")}
        help={t("rules.welcome.help")}
        ready={t("rules.welcome.ready")}
        value={welcome}
        change={(next) => change({ welcome: { ...welcome, ...next } })}
        sender={sender}
      >
        <div className="field-row">
          <SelectField
            name="welcome.again"
            label={t("rules.welcome.again")}
            value={welcome.again}
            onChange={(event) =>
              change({ welcome: { ...welcome, again: event.target.value as typeof welcome.again } })}
          >
            <option value="once">{t("rules.welcome.once")}</option>
            <option value="afterDays">{t("rules.welcome.afterDays")}</option>
          </SelectField>
          {welcome.again === "afterDays" && (
            <NumberField
              name="welcome.days"
              label={t("rules.welcome.days")}
              value={welcome.days}
              most={365}
              onChange={(days) => change({ welcome: { ...welcome, days } })}
            />
          )}
        </div>
      </MessageCard>
      <MessageCard
        name="away"
        title={t("rules.away")}
        help={t("rules.away.help")}
        ready={t("rules.away.ready")}
        value={away}
        change={(next) => change({ away: { ...away, ...next } })}
        sender={sender}
      >
        {!calendar && <Note tone="warn">{t("rules.away.noCalendar")}</Note>}
        <NumberField
          name="away.everyHours"
          label={t("rules.away.every")}
          value={away.everyHours}
          most={168}
          onChange={(everyHours) => change({ away: { ...away, everyHours } })}
        />
      </MessageCard>
      <MessageCard
        name="delayed"
        title={t("rules.delayed")}
        help={t("rules.delayed.help")}
        ready={t("rules.delayed.ready")}
        value={delayed}
        change={(next) => change({ delayed: { ...delayed, ...next } })}
        sender={sender}
      >
        <NumberField
          name="delayed.afterMinutes"
          label={t("rules.delayed.after")}
          value={delayed.afterMinutes}
          most={1_440}
          onChange={(afterMinutes) => change({ delayed: { ...delayed, afterMinutes } })}
        />
      </MessageCard>
    </>
  );
}
