import { useState } from "react";
import type { BillingProfile } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { countryName } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { Skeleton } from "../../../ui/States.tsx";
import { useProfile, useStates } from "../useBilling.ts";
import { ProfileForm } from "./ProfileForm.tsx";

/** Who the invoices are made out to: read here, and changed in the same place. */
export function ProfileCard() {
  const query = useProfile();
  const [isChanging, setChanging] = useState(false);
  const mayChange = useMay("billing.manage");
  const profile = query.data;
  const isEmpty = profile && !profile.legalName;
  return (
    <section className="card" aria-labelledby="billing-details">
      <div className="card-head">
        <h2 id="billing-details">{t("profile.title")}</h2>
        {mayChange && profile && !isEmpty && (
          <Button
            size="small"
            icon={isChanging ? "x" : "pencil"}
            onClick={() => setChanging(!isChanging)}
          >
            {t(isChanging ? "action.cancel" : "action.change")}
          </Button>
        )}
      </div>
      <div className="card-body">
        {query.problem && !profile && (
          <ProblemNote
            problem={query.problem}
            retry={() => void query.reload()}
          />
        )}
        {!profile && !query.problem && <Skeleton rows={3} />}
        {profile &&
          (isChanging ? <ProfileForm profile={profile} onSaved={() => setChanging(false)} /> : isEmpty
            ? (
              <>
                <p className="muted">{t("profile.empty")}</p>
                {mayChange && (
                  <p>
                    <Button onClick={() => setChanging(true)}>{t("profile.add")}</Button>
                  </p>
                )}
              </>
            )
            : <Facts profile={profile} />)}
      </div>
    </section>
  );
}

function Facts({ profile }: { profile: BillingProfile }) {
  const states = useStates().data?.items ?? [];
  const state = states.find((known) => known.code === profile.stateCode);
  const town = [profile.postalCode, profile.city].filter(Boolean).join(" ");
  return (
    <dl className="facts">
      <dt>{t("profile.legalName")}</dt>
      <dd dir="auto">{profile.legalName}</dd>
      <dt>{t("profile.address")}</dt>
      <dd dir="auto">
        {[...profile.addressLines ?? [], town].filter(Boolean).map((line) => <div key={line}>{line}</div>)}
      </dd>
      {state && (
        <>
          <dt>{t("profile.state")}</dt>
          <dd>{state.name} ({state.code})</dd>
        </>
      )}
      <dt>{t("profile.country")}</dt>
      <dd>{profile.country ? countryName(profile.country) : "–"}</dd>
      <dt>{t("profile.gstin")}</dt>
      <dd>
        {profile.gstin ? <code>{profile.gstin}</code> : t("profile.noGSTIN")}
        {profile.isSEZ && <div className="muted">{t("profile.sez")}</div>}
      </dd>
      <dt>{t("profile.email")}</dt>
      <dd>{profile.email || t("profile.email.none")}</dd>
    </dl>
  );
}
