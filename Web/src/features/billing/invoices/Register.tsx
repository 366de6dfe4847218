import { useMemo, useState } from "react";
import { t } from "../../../i18n/index.ts";
import { formatMonthIn } from "../../../i18n/format.ts";
import { zonedLocal } from "../../../i18n/zone.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { monthsBack } from "../../credits/periods.ts";

/** Every document of a month as one CSV. The month before, by the Indian calendar, is what is filed next. */
export function Register({ title, text, path }: { title: string; text: string; path: string }) {
  const now = useNow(600_000);
  const months = useMemo(() => monthsBack(zonedLocal(now, "Asia/Kolkata"), 18), [now]);
  const [month, setMonth] = useState(months[1] ?? months[0]!);
  return (
    <section className="card register" aria-labelledby="register">
      <Icon name="file-spreadsheet" size={20} />
      <div className="register-words">
        <h2 id="register">{title}</h2>
        <p className="muted">{text}</p>
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
        href={`${path}?month=${month}`}
        download=""
      >
        <Icon name="download" />
        {t("register.download")}
      </a>
    </section>
  );
}
