import type { BillingSetting, OperatorGateway, Page } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { OperatorPage } from "../OperatorPage.tsx";
import { GatewayCard } from "./GatewayCard.tsx";
import { groupsOf, settingsPath } from "./settings.ts";
import { SettingsCard } from "./SettingsCard.tsx";

/** Who sells, for how much, and by which gateways. */
export default function BillingScreen() {
  const settings = useQuery<Page<BillingSetting>>(settingsPath);
  const gateways = useQuery<Page<OperatorGateway>>("/api/operator/gateways");
  const problem = settings.problem ?? gateways.problem;
  const isKnown = settings.data && gateways.data;
  const all = settings.data?.items ?? [];
  const known = gateways.data?.items ?? [];
  return (
    <OperatorPage title={t("operator.billing")} lead={t("op.billing.lead")}>
      {problem && !isKnown && (
        <ErrorState
          problem={problem}
          retry={() => void Promise.all([settings.reload(), gateways.reload()])}
        />
      )}
      {!isKnown && !problem && <Skeleton kind="cards" rows={4} />}
      {isKnown && (
        <>
          {known.map((gateway) => (
            <GatewayCard
              key={gateway.id}
              gateway={gateway}
              settings={all.filter((setting) => setting.group === gateway.id)}
            />
          ))}
          {groupsOf(all, known.map(({ id }) => id)).map(({ group, settings: own }) => (
            <SettingsCard key={group} group={group} settings={own} />
          ))}
        </>
      )}
    </OperatorPage>
  );
}
