import { useMay } from "../../app/session.ts";
import { t } from "../../i18n/index.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";

/** Demo first: everything works at once, against a phone that is not real. */
export function TryIt({ phone }: { phone: string }) {
  const mayMakeCampaigns = useMay("campaigns.edit");
  return (
    <section className="card try-card" aria-labelledby="try-card">
      <div className="card-body">
        <h2 id="try-card">
          <Icon name="smartphone" size={18} /> {t("try.title")}
        </h2>
        <ol className="try-steps">
          <li>{t("try.step1")}</li>
          <li>{t("try.step2")}</li>
          {mayMakeCampaigns && <li>{t("try.step3")}</li>}
        </ol>
        <div className="row">
          <ButtonLink href={phone} kind="primary" size="small" icon="smartphone" external>
            {t("try.open")}
          </ButtonLink>
          {mayMakeCampaigns && (
            <ButtonLink href="/campaigns/new" size="small" icon="megaphone">{t("try.campaign")}</ButtonLink>
          )}
        </div>
        <p className="muted try-note">{t("try.note")}</p>
      </div>
    </section>
  );
}
