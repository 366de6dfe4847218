import type { BillingProfile } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { countryName } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useStates } from "../useBilling.ts";

type Properties = { profile: BillingProfile; isComplete: boolean; change: () => void };

/** Who the invoice is made out to, in one line, with the way to change it. */
export function BilledTo({ profile, isComplete, change }: Properties) {
  const states = useStates().data?.items ?? [];
  const state = states.find((known) => known.code === profile.stateCode)?.name;
  const place = profile.country && profile.country !== "IN" ? countryName(profile.country) : state;
  return (
    <div className="billed-to">
      <Icon name="landmark" />
      {isComplete
        ? (
          <span className="cell-two">
            <span className="cut" dir="auto">{profile.legalName}</span>
            <small>
              {[place, profile.gstin ? `GSTIN ${profile.gstin}` : t("profile.noGSTIN")].filter(Boolean)
                .join(" · ")}
            </small>
          </span>
        )
        : <span className="billed-missing">{t("add.needsDetails")}</span>}
      {isComplete && <Button kind="quiet" size="small" onClick={change}>{t("action.change")}</Button>}
    </div>
  );
}
