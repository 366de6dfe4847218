import type { TemplateUse } from "../../../api/types.ts";
import { type MessageKey, t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Link } from "../../../ui/Link.tsx";
import "../../campaigns/texts.ts";
import "../../sequences/texts.ts";

const places: Record<TemplateUse["kind"], [IconName, MessageKey, (id: string) => string]> = {
  campaign: ["megaphone", "template.use.campaign", (id) => `/campaigns/${id}`],
  sequence: ["repeat", "template.use.sequence", (id) => `/sequences/${id}`],
  rule: ["sliders-horizontal", "template.use.rule", () => "/settings/channels"],
};

const campaignStates = [
  "draft",
  "scheduled",
  "starting",
  "running",
  "late",
  "paused",
  "completed",
  "cancelled",
  "failed",
] as const;
const sequenceStates = ["draft", "live", "paused"] as const;

function stateName({ kind, state }: TemplateUse): string {
  const campaign = kind === "campaign" && campaignStates.find((known) => known === state);
  const sequence = kind === "sequence" && sequenceStates.find((known) => known === state);
  if (campaign) return t(`campaign.state.${campaign}`);
  return sequence ? t(`sequence.state.${sequence}`) : state;
}

/** One place that sends the template, with the way to it. */
export function UseLine({ use }: { use: TemplateUse }) {
  const [icon, kind, href] = places[use.kind] ?? places.rule;
  return (
    <span className="use-line">
      <Icon name={icon} size={14} />
      <Link href={href(use.id)} className="link cut">{use.name}</Link>
      <span className="muted">{t(kind)} · {stateName(use)}</span>
    </span>
  );
}

export function Uses({ uses }: { uses: readonly TemplateUse[] | undefined }) {
  return (
    <section className="card" aria-labelledby="template-uses">
      <div className="card-head">
        <h2 id="template-uses">{t("template.uses")}</h2>
      </div>
      <div className="card-body">
        {uses?.length === 0 && <p className="muted">{t("template.uses.none")}</p>}
        <ul className="use-list">
          {uses?.map((use) => (
            <li key={`${use.kind} ${use.id}`}>
              <UseLine use={use} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
