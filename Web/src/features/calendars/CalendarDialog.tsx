import { useState } from "react";
import { api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { Calendar } from "../../api/types.ts";
import { useSession } from "../../app/session.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { toast } from "../../ui/toasts.ts";
import { DeleteButton } from "../settings/DeleteButton.tsx";
import { HolidaysEditor } from "./HolidaysEditor.tsx";
import { faultOf, hoursOf, presets, weekOf } from "./hours.ts";
import { WeekEditor } from "./WeekEditor.tsx";
import { zones } from "./words.ts";

/** When somebody is there: a week, the days that differ, and by which clock. */
export function CalendarDialog({ calendar, onClose }: { calendar: Calendar | null; onClose: () => void }) {
  const { workspace } = useSession();
  const [week, setWeek] = useState(() => calendar ? weekOf(calendar.week) : presets.office);
  const [holidays, setHolidays] = useState(() => calendar?.holidays ?? []);
  const [zone, setZone] = useState(calendar?.timeZone ?? workspace.timeZone);

  const save = async (values: FormValues, key: string) => {
    const fault = [...week, ...holidays.map(({ hours }) => hours)].map(faultOf).find(Boolean);
    if (fault) throw new Problem(422, t(`calendar.fault.${fault}`), "");
    const body = { name: values.text("name"), timeZone: zone, week: hoursOf(week), holidays };
    if (calendar) await api.patch(`/api/calendars/${calendar.id}`, body, { key });
    else await api.post("/api/calendars", body, { key });
    invalidate("/api/calendars");
    toast({ tone: "ok", text: t("calendar.saved") });
    onClose();
  };

  return (
    <Dialog
      title={calendar ? t("own.edit", { name: calendar.name }) : t("calendar.new")}
      onClose={onClose}
      size="large"
    >
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", "timeZone"]} />
          <div className="field-row">
            <TextField
              name="name"
              label={t("member.name")}
              defaultValue={calendar?.name}
              required
              maxLength={80}
            />
            <SelectField
              name="timeZone"
              label={t("calendar.zone")}
              value={zone}
              onChange={(event) => setZone(event.target.value)}
            >
              {[...new Set([zone, ...zones()])].sort().map((name) => (
                <option key={name} value={name}>{name.replaceAll("_", " ")}</option>
              ))}
            </SelectField>
          </div>
          <WeekEditor week={week} setWeek={setWeek} />
          <HolidaysEditor
            holidays={holidays}
            setHolidays={(next) => setHolidays([...next])}
            zone={zone}
          />
        </DialogBody>
        <DialogFoot>
          {calendar && (
            <DeleteButton
              path={`/api/calendars/${calendar.id}`}
              lists={["/api/calendars"]}
              title={t("own.delete.title", { name: calendar.name })}
              text={t("calendar.delete.text")}
              onDone={onClose}
            />
          )}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
