import "./texts.ts";
import { useState } from "react";
import type { Calendar } from "../../api/types.ts";
import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/States.tsx";
import { ListCard } from "../settings/ListCard.tsx";
import { SettingsPage } from "../settings/SettingsPage.tsx";
import { useOwnList } from "../settings/useOwnList.ts";
import { CalendarDialog } from "./CalendarDialog.tsx";
import { WeekStrips } from "./WeekStrips.tsx";
import { openWords } from "./words.ts";

export default function CalendarsScreen() {
  const calendars = useOwnList<Calendar>("/api/calendars");
  const mayManage = useMay("automations.manage");
  const [open, setOpen] = useState<Calendar | "new" | null>(null);
  const make = <Button kind="primary" icon="plus" onClick={() => setOpen("new")}>{t("calendar.new")}</Button>;
  return (
    <SettingsPage title="settings.calendars" lead={t("calendar.lead")} actions={mayManage && make}>
      <ListCard
        label={t("settings.calendars")}
        list={calendars}
        keyOf={({ id }) => id}
        row={(calendar) => (
          <>
            <div className="own-main">
              <strong>{calendar.name}</strong>
              <span className="row">
                <Badge tone={calendar.open ? "ok" : "neutral"}>{openWords(calendar)}</Badge>
                <span className="muted">{calendar.timeZone.replaceAll("_", " ")}</span>
              </span>
              {calendar.holidays.length > 0 && (
                <span className="muted">
                  {t("calendar.holidays.count", { count: calendar.holidays.length })}
                </span>
              )}
            </div>
            <WeekStrips week={calendar.week} />
            {mayManage && (
              <Button size="small" icon="pencil" onClick={() => setOpen(calendar)}>
                {t("own.change")}
                <span className="visually-hidden">{calendar.name}</span>
              </Button>
            )}
          </>
        )}
        empty={
          <EmptyState icon="clock" title={t("calendar.empty.title")} action={mayManage && make}>
            {t("calendar.empty.text")}
          </EmptyState>
        }
      />
      {open && <CalendarDialog calendar={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </SettingsPage>
  );
}
