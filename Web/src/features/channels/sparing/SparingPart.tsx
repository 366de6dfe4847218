import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { CampaignSettings, Channel } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { queries } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Skeleton } from "../../../ui/States.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { toast } from "../../../ui/toasts.ts";

/** How the number's campaigns spare customers, colleagues and the number itself. */
export function SparingPart({ channel }: { channel: Channel }) {
  const path = `/api/channels/${channel.id}/campaign-settings`;
  const { data, problem, reload } = useQuery<CampaignSettings>(path);
  if (problem && !data) return <ProblemNote problem={problem} retry={() => void reload()} />;
  if (!data) return <Skeleton kind="cards" rows={2} />;
  return <SparingForm key={JSON.stringify(data)} path={path} present={data} />;
}

function SparingForm({ path, present }: { path: string; present: CampaignSettings }) {
  const mayChange = useMay("campaigns.send");
  const [settings, setSettings] = useState(present);
  const { cap, team } = settings;
  const set = (part: Partial<CampaignSettings>) => setSettings((before) => ({ ...before, ...part }));
  const save = async () => {
    queries.put(path, await api.put<CampaignSettings>(path, settings));
    toast({ tone: "ok", text: t("sparing.saved") });
  };
  return (
    <section className="card" aria-labelledby="sparing">
      <div className="card-head">
        <h2 id="sparing">{t("channel.part.campaigns")}</h2>
      </div>
      <div className="card-body">
        <p className="muted">{t("sparing.text")}</p>
        <Form onSubmit={save}>
          <FormProblem fields={["cap.messages", "cap.days", "team.waiting", "team.minutes"]} />
          <fieldset className="stack" disabled={!mayChange}>
            <Switch
              label={t("sparing.cap")}
              help={t("sparing.cap.help")}
              checked={!!cap}
              onChange={(isOn) => set({ cap: isOn ? { messages: 2, days: 7 } : null })}
            />
            {cap && (
              <div className="field-row">
                <Count
                  name="cap.messages"
                  label={t("sparing.cap.messages")}
                  max={100}
                  value={cap.messages}
                  onChange={(messages) => set({ cap: { ...cap, messages } })}
                />
                <Count
                  name="cap.days"
                  label={t("sparing.cap.days")}
                  max={90}
                  value={cap.days}
                  onChange={(days) => set({ cap: { ...cap, days } })}
                />
              </div>
            )}
            <Switch
              label={t("sparing.team")}
              help={t("sparing.team.help")}
              checked={!!team}
              onChange={(isOn) => set({ team: isOn ? { waiting: 20, minutes: 15 } : null })}
            />
            {team && (
              <div className="field-row">
                <Count
                  name="team.waiting"
                  label={t("sparing.team.waiting")}
                  min={0}
                  max={100_000}
                  value={team.waiting}
                  onChange={(waiting) => set({ team: { ...team, waiting } })}
                />
                <Count
                  name="team.minutes"
                  label={t("sparing.team.minutes")}
                  max={1_440}
                  value={team.minutes}
                  onChange={(minutes) => set({ team: { ...team, minutes } })}
                />
              </div>
            )}
            <Switch
              label={t("sparing.red")}
              help={t("sparing.red.help")}
              checked={!!settings.restsOnRed}
              onChange={(restsOnRed) => set({ restsOnRed })}
            />
          </fieldset>
          {mayChange && (
            <div className="form-foot">
              <SubmitButton kind="secondary">{t("sparing.save")}</SubmitButton>
            </div>
          )}
        </Form>
      </div>
    </section>
  );
}

type CountProperties = {
  name: string;
  label: string;
  min?: number;
  max: number;
  value: number;
  onChange: (value: number) => void;
};

function Count({ name, label, min = 1, max, value, onChange }: CountProperties) {
  return (
    <TextField
      name={name}
      label={label}
      type="number"
      inputMode="numeric"
      required
      className="field-number"
      min={min}
      max={max}
      value={Number.isNaN(value) ? "" : value}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}
