import { useMemo, useState } from "react";
import { useSession } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { formatMonthIn } from "../../../i18n/format.ts";
import { zonedLocal } from "../../../i18n/zone.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { monthsBack } from "../../credits/periods.ts";

/** Every document of a month as one CSV, for the return. The month before is what is filed next. */
export function Register() {
  const { timeZone } = useSession().workspace;
  const now = useNow(600_000);
  const months = useMemo(() => monthsBack(zonedLocal(now, timeZone), 18), [now, timeZone]);
  const [month, setMonth] = useState(months[1] ?? months[0]!);
  return (
    <section className="card register" aria-labelledby="register">
      <Icon name="file-spreadsheet" size={20} />
      <div className="register-words">
        <h2 id="register">{t("register.title")}</h2>
        <p className="muted">{t("register.text")}</p>
      </div>
      <select
        className="input select"
        aria-label={t("register.month")}
        value={month}
        onChange={(event) => setMonth(event.target.value)}
      >
        {months.map((value) => (
          <option key={value} value={value}>{formatMonthIn(`${value}-15T12:00:00Z`, "UTC")}</option>
        ))}
      </select>
      <a
        className="button button-secondary button-medium"
        href={`/api/invoices/register.csv?month=${month}`}
        download=""
      >
        <Icon name="download" />
        {t("register.download")}
      </a>
    </section>
  );
}
