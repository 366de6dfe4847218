import type { ChannelHealth } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { ButtonLink } from "../../../ui/Button.tsx";
import { HealthCard } from "./HealthCard.tsx";
import { nameState } from "./states.ts";

const manager = "https://business.facebook.com/wa/manage/phone-numbers/";

/** The name that customers see, where its review stands, and what to do when Meta said no. */
export function NameCard({ name }: { name: NonNullable<ChannelHealth["displayName"]> }) {
  const state = nameState(name.state);
  return (
    <HealthCard title={t("health.name")} badge={<Badge tone={state.tone}>{t(state.label)}</Badge>}>
      <p dir="auto">
        <strong>{name.name}</strong>
      </p>
      {name.reason && <p>{t("health.name.reason", { reason: name.reason })}</p>}
      <p className="field-help">{t(state.help)}</p>
      {state.tone !== "ok" && (
        <div>
          <ButtonLink href={manager} external size="small" icon="external-link">
            {t("health.name.manager")}
          </ButtonLink>
        </div>
      )}
    </HealthCard>
  );
}
