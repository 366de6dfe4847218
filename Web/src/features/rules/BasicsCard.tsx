import type { Calendar, ChannelRules, InboxName } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Badge } from "../../ui/Badge.tsx";
import { SelectField } from "../../ui/Field.tsx";
import { Link } from "../../ui/Link.tsx";
import { openWords } from "../calendars/words.ts";

type Properties = {
  rules: ChannelRules;
  change: (rules: Partial<ChannelRules>) => void;
  calendars: readonly Calendar[];
};

/** Which inbox new conversations come into, and which hours count. */
export function BasicsCard({ rules, change, calendars }: Properties) {
  const calendar = calendars.find(({ id }) => id === rules.calendarId);
  return (
    <section className="card rule-card" aria-label={t("rules.basics")}>
      <div className="card-head">
        <h2>{t("rules.basics")}</h2>
      </div>
      <div className="card-body rule-basics">
        <SelectField
          name="inbox"
          label={t("rules.inbox")}
          value={rules.inbox}
          onChange={(event) => change({ inbox: event.target.value as InboxName })}
        >
          <option value="sales">{t("rules.inbox.sales")}</option>
          <option value="support">{t("rules.inbox.support")}</option>
        </SelectField>
        <div className="stack-tight">
          <SelectField
            name="calendarId"
            label={t("rules.calendar")}
            value={rules.calendarId ?? ""}
            onChange={(event) => change({ calendarId: event.target.value || null })}
          >
            <option value="">{t("rules.calendar.none")}</option>
            {calendars.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </SelectField>
          <span className="row">
            {calendar && <Badge tone={calendar.open ? "ok" : "neutral"}>{openWords(calendar)}</Badge>}
            <Link className="link" href="/settings/calendars">{t("rules.calendars")}</Link>
          </span>
        </div>
      </div>
    </section>
  );
}
