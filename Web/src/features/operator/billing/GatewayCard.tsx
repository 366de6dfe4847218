import type { BillingSetting, OperatorGateway } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatList, formatRelative } from "../../../i18n/format.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { CopyLine } from "../../../ui/CopyButton.tsx";
import { Note } from "../../../ui/Note.tsx";
import { SettingsCard } from "./SettingsCard.tsx";

const tones = { ready: "ok", incomplete: "warn", off: "neutral" } as const;

type Properties = { gateway: OperatorGateway; settings: readonly BillingSetting[] };

/** One gateway: whether money can come by it, what is missing, where it sends its webhooks, and its keys. */
export function GatewayCard({ gateway, settings }: Properties) {
  const labelOf = (name: string) => settings.find((setting) => setting.name === name)?.label ?? name;
  return (
    <SettingsCard
      group={gateway.id}
      title={gateway.name}
      settings={settings}
      badge={<Badge tone={tones[gateway.state] ?? "neutral"}>{t(`op.gateway.${gateway.state}`)}</Badge>}
    >
      {gateway.state === "incomplete" && (
        <Note tone="warn">
          {t("op.gateway.missing", { names: formatList(gateway.missing.map(labelOf)) })}
        </Note>
      )}
      <dl className="facts">
        {gateway.webhookURL && (
          <>
            <dt>{t("channel.webhook")}</dt>
            <dd>
              <CopyLine text={gateway.webhookURL} label={t("channel.webhook.copy")} />
              <p className="field-help">{t("op.gateway.webhook.help", { name: gateway.name })}</p>
            </dd>
          </>
        )}
        <dt>{t("op.gateway.last")}</dt>
        <dd>
          {gateway.lastEventAt ? formatRelative(gateway.lastEventAt) : t("op.gateway.never")}{" "}
          {gateway.openPayments > 0 && (
            <span className="muted">· {t("op.gateway.open", { count: gateway.openPayments })}</span>
          )}
        </dd>
      </dl>
    </SettingsCard>
  );
}
