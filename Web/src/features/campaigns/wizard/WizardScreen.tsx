import type { Campaign } from "../../../api/types.ts";
import type { Parameters } from "../../../app/router.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Wizard } from "./Wizard.tsx";
import "../../contacts/texts.ts";
import "../ownTexts.ts";
import "../texts.ts";

export default function WizardScreen({ parameters }: { parameters: Parameters }) {
  const id = parameters.id ?? null;
  const query = useQuery<Campaign>(id ? `/api/campaigns/${id}` : null);
  const back = { href: "/campaigns", label: t("nav.campaigns") };
  if (id === null) return <Wizard campaign={null} />;
  const campaign = query.data;
  if (campaign?.state === "draft") return <Wizard campaign={campaign} />;
  return (
    <Page title={campaign?.name ?? t("campaigns.new")} back={back}>
      {query.problem && !campaign && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {query.isLoading && <Skeleton rows={6} />}
      {campaign && (
        <EmptyState
          icon="megaphone"
          title={t("wizard.started.title")}
          action={
            <ButtonLink href={`/campaigns/${campaign.id}`} kind="primary">
              {t("wizard.started.open")}
            </ButtonLink>
          }
        >
          {t("wizard.started.text")}
        </EmptyState>
      )}
    </Page>
  );
}
