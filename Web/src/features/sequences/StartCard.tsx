import type { Campaign, SequencePlan, TriggerOutcome } from "../../api/types.ts";
import { triggerOutcomes, triggers } from "../../api/types.ts";
import { usePages } from "../../data/usePages.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { DayChoice } from "../campaigns/wizard/DayChoice.tsx";
import { ConditionField } from "./ConditionField.tsx";
import { Findings } from "./Findings.tsx";
import { type Editor, findingsAt } from "./useSequence.ts";

/** What is told of a contact: `SequenceEvents.known` of the server. */
const events = [
  "contact.created",
  "contact.changed",
  "contacts.changed",
  "message.created",
  "conversation.changed",
  "entry.created",
] as const;

/** Who comes in, and how. */
export function StartCard({ editor }: { editor: Editor }) {
  const { plan, change, findings } = editor;
  const { trigger } = plan;
  return (
    <section className="card" aria-labelledby="seq-start">
      <div className="card-head">
        <h2 id="seq-start">{t("sequence.start")}</h2>
      </div>
      <div className="card-body stack">
        <SelectField
          name="trigger"
          label={t("trigger.label")}
          value={trigger.on}
          help={t(`trigger.${trigger.on}.help`)}
          onChange={(event) =>
            change({
              trigger: {
                on: event.target.value as typeof trigger.on,
                event: null,
                campaign: null,
                imports: null,
              },
            })}
        >
          {triggers.map((on) => <option key={on} value={on}>{t(`trigger.${on}`)}</option>)}
        </SelectField>
        {trigger.on === "event" && (
          <SelectField
            name="trigger.event"
            label={t("trigger.event.name")}
            required
            value={trigger.event ?? ""}
            onChange={(event) => change({ trigger: { ...trigger, event: event.target.value || null } })}
          >
            <option value="">{t("trigger.event.choose")}</option>
            {events.map((event) => <option key={event} value={event}>{t(`trigger.event.${event}`)}</option>)}
          </SelectField>
        )}
        {trigger.on === "campaign" && (
          <CampaignTrigger
            campaign={trigger.campaign ?? null}
            onChange={(campaign) => change({ trigger: { ...trigger, campaign } })}
          />
        )}
        {(trigger.on === "create" || trigger.on === "both") && (
          <Switch
            label={t("trigger.imports")}
            help={t("trigger.imports.help")}
            checked={trigger.imports === true}
            onChange={(imports) => change({ trigger: { ...trigger, imports } })}
          />
        )}
        <Findings items={findingsAt(findings, "trigger")} />
        <ConditionField
          label={t("sequence.startIf")}
          help={t("sequence.startIf.help")}
          none={t("sequence.everyone")}
          value={plan.start}
          onChange={(start) => change({ start })}
        />
        <Findings items={findingsAt(findings, "start")} />
        <Switch
          label={t("sequence.once")}
          help={t("sequence.once.help")}
          checked={plan.once}
          onChange={(once) => change({ once })}
        />
      </div>
    </section>
  );
}

type CampaignProperties = {
  campaign: { id: string; outcome: TriggerOutcome } | null;
  onChange: (campaign: { id: string; outcome: TriggerOutcome } | null) => void;
};

function CampaignTrigger({ campaign, onChange }: CampaignProperties) {
  const newest = usePages<Campaign>("/api/campaigns").items;
  const isAmong = !campaign || newest.some(({ id }) => id === campaign.id);
  const chosen = useQuery<Campaign>(isAmong ? null : `/api/campaigns/${campaign.id}`).data;
  const campaigns = isAmong || !chosen ? newest : [chosen, ...newest];
  const outcome = campaign?.outcome ?? "clicked";
  return (
    <div className="field-row">
      <SelectField
        name="trigger.campaign"
        label={t("palette.campaign")}
        value={campaign?.id ?? ""}
        onChange={(event) => onChange(event.target.value ? { id: event.target.value, outcome } : null)}
      >
        <option value="">{t("filter.choose")}</option>
        {campaigns.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </SelectField>
      <SelectField
        name="trigger.outcome"
        label={t("became.label")}
        value={outcome}
        disabled={!campaign}
        onChange={(event) =>
          campaign && onChange({ ...campaign, outcome: event.target.value as TriggerOutcome })}
      >
        {triggerOutcomes.map((one) => <option key={one} value={one}>{t(`numbers.${one}`)}</option>)}
      </SelectField>
    </div>
  );
}

/** When messages may go, and what ends it. */
export function RulesCards({ editor }: { editor: Editor }) {
  const { plan, change, findings } = editor;
  return (
    <>
      <section className="card" aria-labelledby="seq-when">
        <div className="card-head">
          <div className="cell-two">
            <h2 id="seq-when">{t("sequence.delivery")}</h2>
            <small className="muted">{t("sequence.delivery.help")}</small>
          </div>
        </div>
        <div className="card-body stack">
          <DayChoice label={t("sequence.days")} days={plan.days} onChange={(days) => change({ days })} />
          <Findings items={findingsAt(findings, "days", "from", "to")} />
          <div className="field-row">
            <Clock part="from" plan={plan} change={change} />
            <Clock part="to" plan={plan} change={change} />
          </div>
          <SelectField
            name="zone"
            label={t("schedule.zone")}
            value={plan.zone}
            onChange={(event) => change({ zone: event.target.value as SequencePlan["zone"] })}
          >
            <option value="account">{t("sequence.zone.account")}</option>
            <option value="recipient">{t("schedule.zone.recipient")}</option>
          </SelectField>
        </div>
      </section>
      <section className="card" aria-labelledby="seq-end">
        <div className="card-head">
          <h2 id="seq-end">{t("sequence.end")}</h2>
        </div>
        <div className="card-body stack">
          <Switch
            label={t("sequence.stopOnReply")}
            help={t("sequence.stopOnReply.help")}
            checked={plan.stopOnReply}
            onChange={(stopOnReply) => change({ stopOnReply })}
          />
          <ConditionField
            label={t("sequence.success")}
            help={t("sequence.success.help")}
            none={t("sequence.noCondition")}
            value={plan.success}
            onChange={(success) => change({ success })}
          />
          <Findings items={findingsAt(findings, "success")} />
          <ConditionField
            label={t("sequence.failure")}
            help={t("sequence.failure.help")}
            none={t("sequence.noCondition")}
            value={plan.failure}
            onChange={(failure) => change({ failure })}
          />
          <Findings items={findingsAt(findings, "failure")} />
        </div>
      </section>
    </>
  );
}

function Clock(
  { part, plan, change }: { part: "from" | "to"; plan: SequencePlan; change: Editor["change"] },
) {
  return (
    <TextField
      name={part}
      label={t(`schedule.quiet.${part}`)}
      isOptional
      type="time"
      value={plan[part] ?? ""}
      onChange={(event) => change({ [part]: event.target.value || null })}
    />
  );
}
