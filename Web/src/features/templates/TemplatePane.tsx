import type { Channel, Template } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { languageName } from "../../i18n/format.ts";
import { IconButton } from "../../ui/Button.tsx";
import { categoryName } from "../whatsapp/category.ts";
import { Preview } from "../whatsapp/Preview.tsx";
import { fillComponents, isApproved, templateTitle } from "../whatsapp/template.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { TemplateStatus } from "./TemplateStatus.tsx";
import { variableLabel } from "../whatsapp/variables.ts";

/** One template as the phone will show it, with its samples in place of the variables. */
export function TemplatePane(
  { template, channels, onClose }: { template: Template; channels: Channel[]; onClose: () => void },
) {
  const channel = channels.find((found) => found.id === template.channelId);
  const samples = Object.fromEntries(
    template.variables.map((variable) => [variable.key, variable.sample ?? undefined]),
  );
  return (
    <aside className="side-pane" aria-label={templateTitle(template.name)}>
      <header className="spread">
        <h2>{templateTitle(template.name)}</h2>
        <IconButton icon="x" label={t("action.close")} onClick={onClose} />
      </header>
      <Preview
        components={fillComponents(template.components, samples)}
        sender={channel?.verifiedName ?? channel?.name ?? ""}
      />
      <dl className="facts">
        <dt>{t("template.name")}</dt>
        <dd>
          <code>{template.name}</code>
        </dd>
        <dt>{t("campaign.state")}</dt>
        <dd>
          <TemplateStatus status={template.status} />
        </dd>
        <dt>{t("estimate.category")}</dt>
        <dd>{categoryName(template.category)}</dd>
        <dt>{t("template.language")}</dt>
        <dd>
          {languageName(template.language)} <span className="muted">{template.language}</span>
        </dd>
        {channel && (
          <>
            <dt>{t("campaign.channel")}</dt>
            <dd>{channel.name}</dd>
          </>
        )}
        {template.variables.map((variable) => (
          <div key={variable.key} className="facts-line">
            <dt>{variableLabel(variable)}</dt>
            <dd>{variable.sample}</dd>
          </div>
        ))}
      </dl>
      {isApproved(template) && (
        <ButtonLink href="/campaigns/new" icon="megaphone">{t("template.use")}</ButtonLink>
      )}
    </aside>
  );
}
