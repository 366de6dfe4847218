import type { CampaignSchedule, QuietHours, Retry, Template } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { numberParts } from "../../../i18n/format.ts";
import { formatPoints, pointsText, readPoints } from "../../../i18n/points.ts";
import { zonedInstant, zonedLocal } from "../../../i18n/zone.ts";
import { TextField } from "../../../ui/Field.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { Stepper } from "../../../ui/Stepper.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { DayChoice } from "./DayChoice.tsx";
import { Foot } from "./Foot.tsx";
import { RowPreview } from "./variables/RowPreview.tsx";
import { useStart } from "./useStart.ts";
import type { StepProperties } from "./Wizard.tsx";

/** When it goes, how fast, and what is tried again. */
export function StepSchedule(
  { campaign, saver, base, sender, template }: StepProperties & { template: Template | undefined },
) {
  const { draft, change } = saver;
  const { schedule, retry } = draft;
  const { timeZone } = useSession().workspace;
  const zone = timeZone.replaceAll("_", " ");
  const [at, setAt] = useStart(campaign.id);
  const now = useNow(30_000);
  const set = (part: Partial<CampaignSchedule>) => change({ schedule: { ...schedule, ...part } });
  const local = (instant: string | null | undefined) =>
    instant ? zonedLocal(Date.parse(instant), timeZone) : "";
  const instant = (text: string) => text ? new Date(zonedInstant(text, timeZone)).toISOString() : null;
  const isPast = !!at && Date.parse(at) < now;
  const isMarketing = /MARKETING/i.test(template?.category ?? "");
  return (
    <div className="wizard">
      <div className="wizard-main stack">
        <section className="card" aria-label={t("send.when")}>
          <div className="card-body stack">
            <RadioCards
              label={t("send.when")}
              name="when"
              value={at === null ? "now" : "later"}
              onChange={(value) =>
                setAt(
                  value === "now"
                    ? null
                    : new Date(Math.ceil(Date.now() / 3_600_000 + 1) * 3_600_000).toISOString(),
                )}
              choices={[
                { value: "now", label: t("schedule.now"), help: t("schedule.now.help") },
                { value: "later", label: t("schedule.later"), help: t("schedule.later.help") },
              ]}
            />
            {at !== null && (
              <>
                <TextField
                  name="at"
                  label={t("send.at")}
                  type="datetime-local"
                  required
                  value={local(at)}
                  min={zonedLocal(now, timeZone)}
                  error={isPast ? t("send.past") : undefined}
                  help={schedule.zone === "recipient"
                    ? t("schedule.zone.recipient.at")
                    : t("send.zone", { zone })}
                  onChange={(event) => setAt(instant(event.target.value) ?? "")}
                />
                <RadioCards
                  label={t("schedule.zone")}
                  name="zone"
                  value={schedule.zone}
                  onChange={(value) => set({ zone: value })}
                  choices={[
                    { value: "account", label: t("schedule.zone.account", { zone }) },
                    {
                      value: "recipient",
                      label: t("schedule.zone.recipient"),
                      help: t("schedule.zone.recipient.help"),
                    },
                  ]}
                />
                {schedule.zone === "recipient" && (
                  <Switch
                    label={t("schedule.passed")}
                    help={t("schedule.passed.help")}
                    checked={schedule.whenPassed === "send"}
                    onChange={(isOn) => set({ whenPassed: isOn ? "send" : "skip" })}
                  />
                )}
              </>
            )}
          </div>
        </section>
        <Quiet quiet={schedule.quiet ?? null} onChange={(quiet) => set({ quiet })} />
        <section className="card" aria-labelledby="pace">
          <div className="card-head">
            <div className="cell-two">
              <h2 id="pace">{t("schedule.pace")}</h2>
              <small className="muted">{t("schedule.pace.help")}</small>
            </div>
          </div>
          <div className="card-body">
            <div className="field-row field-row-wide">
              <Limit
                name="perMinute"
                label={t("schedule.perMinute")}
                value={schedule.perMinute}
                onChange={(perMinute) => set({ perMinute })}
              />
              <Limit
                name="perDay"
                label={t("schedule.perDay")}
                value={schedule.perDay}
                onChange={(perDay) => set({ perDay })}
              />
              <TextField
                name="finishBy"
                label={t("schedule.finishBy")}
                isOptional
                type="datetime-local"
                min={zonedLocal(now, timeZone)}
                help={t("schedule.finishBy.help")}
                value={local(schedule.finishBy)}
                onChange={(event) => set({ finishBy: instant(event.target.value) })}
              />
              <Budget value={draft.budget ?? null} onChange={(budget) => change({ budget })} />
            </div>
          </div>
        </section>
        {isMarketing && (
          <section className="card">
            <div className="card-body">
              <RadioCards
                label={t("schedule.delivery")}
                name="delivery"
                value={schedule.delivery}
                onChange={(delivery) => set({ delivery })}
                choices={[
                  { value: "standard", label: t("schedule.standard"), help: t("schedule.standard.help") },
                  { value: "optimised", label: t("schedule.optimised"), help: t("schedule.optimised.help") },
                ]}
              />
            </div>
          </section>
        )}
        <RetryCard
          retry={retry}
          until={local(retry.until)}
          onChange={(part) => change({ retry: { ...retry, ...part } })}
          instant={instant}
        />
        <Foot
          step="schedule"
          base={base}
          saver={saver}
          missing={isPast || at === "" ? t("send.past") : undefined}
        />
      </div>
      <aside className="wizard-side">
        <RowPreview campaign={campaign.id} sender={sender} template={template} />
      </aside>
    </div>
  );
}

/** Meta asks nobody to be woken: a usual night, to begin with. */
const night: QuietHours = { from: "21:00", to: "09:00", days: null };

function Quiet(
  { quiet, onChange }: { quiet: QuietHours | null; onChange: (quiet: QuietHours | null) => void },
) {
  const days = quiet?.days ?? [1, 2, 3, 4, 5, 6, 7];
  return (
    <section className="card">
      <div className="card-body stack">
        <Switch
          label={<strong>{t("schedule.quiet")}</strong>}
          help={t("schedule.quiet.help")}
          checked={quiet !== null}
          onChange={(on) => onChange(on ? night : null)}
        />
        {quiet && (
          <>
            <div className="field-row">
              {(["from", "to"] as const).map((part) => (
                <TextField
                  key={part}
                  name={`quiet.${part}`}
                  label={t(`schedule.quiet.${part}`)}
                  type="time"
                  required
                  value={quiet[part]}
                  onChange={(event) => onChange({ ...quiet, [part]: event.target.value })}
                />
              ))}
            </div>
            <DayChoice
              label={t("schedule.quiet.days")}
              days={days}
              onChange={(next) => onChange({ ...quiet, days: next.length === 7 ? null : next })}
            />
          </>
        )}
      </div>
    </section>
  );
}

type LimitProperties = {
  name: string;
  label: string;
  value?: number | null;
  onChange: (value: number | null) => void;
};

function Limit({ name, label, value, onChange }: LimitProperties) {
  return (
    <TextField
      name={name}
      label={label}
      isOptional
      type="number"
      inputMode="numeric"
      min={1}
      max={10_000_000}
      placeholder={t("schedule.noLimit")}
      value={value ?? ""}
      onChange={(event) =>
        onChange(Number.isNaN(event.target.valueAsNumber) ? null : event.target.valueAsNumber)}
    />
  );
}

function Budget({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
  return (
    <TextField
      name="budget"
      label={t("schedule.budget")}
      isOptional
      inputMode="decimal"
      help={t("schedule.budget.help")}
      placeholder={t("schedule.noLimit")}
      defaultValue={value ? formatPoints(value) : ""}
      onBlur={(event) => {
        const read = readPoints(event.target.value, numberParts());
        onChange(event.target.value.trim() === "" || read === null ? null : pointsText(read));
      }}
    />
  );
}

type RetryProperties = {
  retry: Retry;
  until: string;
  onChange: (part: Partial<Retry>) => void;
  instant: (local: string) => string | null;
};

function RetryCard({ retry, until, onChange, instant }: RetryProperties) {
  return (
    <section className="card">
      <div className="card-body stack">
        <Switch
          label={<strong>{t("schedule.retry")}</strong>}
          help={t("schedule.retry.help")}
          checked={retry.on}
          onChange={(on) => onChange({ on })}
        />
        {retry.on && (
          <div className="field-row">
            <TextField
              name="retry.until"
              label={t("schedule.retry.until")}
              isOptional
              type="datetime-local"
              value={until}
              help={t("schedule.retry.until.help")}
              onChange={(event) => onChange({ until: instant(event.target.value) })}
            />
            <Stepper
              label={t("schedule.retry.attempts")}
              value={retry.attempts}
              least={1}
              most={5}
              onChange={(attempts) => onChange({ attempts })}
            />
          </div>
        )}
      </div>
    </section>
  );
}
