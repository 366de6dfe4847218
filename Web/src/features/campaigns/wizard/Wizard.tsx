import type { Campaign, Channel } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Page } from "../../../ui/Page.tsx";
import { EmptyState, Skeleton } from "../../../ui/States.tsx";
import { useLiveChannels } from "../../channels/useChannels.ts";
import { StepPeople } from "./audience/StepPeople.tsx";
import { asStep, reachable, type Saver, type Step, steps, useDraft } from "./draft.ts";
import { StepLaunch } from "./launch/StepLaunch.tsx";
import { StepBar } from "./StepBar.tsx";
import { StepMessage } from "./StepMessage.tsx";
import { StepReplies } from "./StepReplies.tsx";
import { StepSchedule } from "./StepSchedule.tsx";
import { useIsGone, useTemplate } from "./useTemplate.ts";
import { StepVariables } from "./variables/StepVariables.tsx";

/** What every step is given. */
export type StepProperties = { campaign: Campaign; saver: Saver; base: string; sender: string };

/** A campaign in six steps; each is an address and is kept, so that one can go away and come back. */
export function Wizard({ campaign }: { campaign: Campaign | null }) {
  const [wanted] = useSearchParameter("step");
  const saver = useDraft(campaign);
  const { draft } = saver;
  const furthest = reachable(draft, campaign !== null);
  const step = steps.indexOf(asStep(wanted)) > steps.indexOf(furthest) ? furthest : asStep(wanted);
  const channels = useLiveChannels();
  const base = campaign ? `/campaigns/${campaign.id}/edit` : "/campaigns/new";

  return (
    <Page
      title={draft.name || t("campaigns.new")}
      name={t("campaigns.new")}
      back={{ href: "/campaigns", label: t("nav.campaigns") }}
    >
      <StepBar base={base} current={step} furthest={furthest} />
      {step === "message" && (
        channels
          ? <StepMessage key={campaign?.id} {...{ saver, channels, base }} isMade={campaign !== null} />
          : <Skeleton rows={5} />
      )}
      {campaign && (
        <Later
          key={step}
          step={step}
          campaign={campaign}
          saver={saver}
          base={base}
          sender={sender(channels, draft.channelId)}
        />
      )}
    </Page>
  );
}

function Later({ step, ...given }: StepProperties & { step: Step }) {
  const { channelId, templateId } = given.saver.draft;
  const template = useTemplate(channelId, templateId);
  const isGone = useIsGone(channelId, templateId);
  if (step === "people") return <StepPeople {...given} />;
  if (step === "schedule") return <StepSchedule {...given} template={template} />;
  if (step === "launch") return <StepLaunch {...given} template={template} />;
  if (step === "message") return null;
  if (!template && isGone) {
    return (
      <EmptyState
        icon="layout-template"
        title={t("wizard.template.gone")}
        action={<ButtonLink href={`${given.base}?step=message`}>{t("wizard.template.other")}</ButtonLink>}
      >
        {t("wizard.template.gone.text")}
      </EmptyState>
    );
  }
  if (!template) return <Skeleton rows={5} />;
  return step === "variables"
    ? <StepVariables {...given} template={template} />
    : <StepReplies {...given} template={template} />;
}

function sender(channels: Channel[] | undefined, id: string) {
  const channel = channels?.find((found) => found.id === id);
  return channel?.verifiedName ?? channel?.name ?? "";
}
