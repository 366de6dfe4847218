import type { Campaign, Channel } from "../../../api/types.ts";
import { navigate, useSearchParameter } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { Page } from "../../../ui/Page.tsx";
import { Skeleton } from "../../../ui/States.tsx";
import { useLiveChannels } from "../../channels/useChannels.ts";
import { asStep, reachable, type Step, steps, useDraft } from "./draft.ts";
import { StepBar } from "./StepBar.tsx";
import { StepMessage } from "./StepMessage.tsx";
import { StepPeople } from "./StepPeople.tsx";
import { StepSend } from "./StepSend.tsx";
import { StepVariables } from "./StepVariables.tsx";
import { useTemplate } from "./useTemplate.ts";

/** A campaign in four steps; each is kept, so that one can go away and come back. */
export function Wizard({ campaign }: { campaign: Campaign | null }) {
  const [wanted] = useSearchParameter("step");
  const { draft, save, create } = useDraft(campaign);
  const furthest = reachable(draft, campaign !== null);
  const step = steps.indexOf(asStep(wanted)) > steps.indexOf(furthest) ? furthest : asStep(wanted);
  const channels = useLiveChannels();
  const template = useTemplate(draft.channelId, draft.templateId);
  const base = campaign ? `/campaigns/${campaign.id}/edit` : "/campaigns/new";
  const go = (next: Step) => navigate(`${base}?step=${next}`);

  return (
    <Page
      title={draft.name || t("campaigns.new")}
      name={t("campaigns.new")}
      back={{ href: "/campaigns", label: t("nav.campaigns") }}
    >
      <StepBar base={base} current={step} furthest={furthest} />
      {step === "message" && (
        channels
          ? <StepMessage draft={draft} channels={channels} save={save} done={() => go("people")} />
          : <Skeleton rows={5} />
      )}
      {step === "people" && (
        <StepPeople
          draft={draft}
          save={save}
          create={create}
          isMade={campaign !== null}
          done={() => go("variables")}
        />
      )}
      {step === "variables" && campaign && (
        template
          ? (
            <StepVariables
              campaign={campaign}
              template={template}
              sender={sender(channels, draft.channelId)}
              save={save}
              done={() => go("send")}
            />
          )
          : <Skeleton rows={5} />
      )}
      {step === "send" && campaign && (
        <StepSend campaign={campaign} template={template} sender={sender(channels, draft.channelId)} />
      )}
    </Page>
  );
}

function sender(channels: Channel[] | undefined, id: string) {
  const channel = channels?.find((found) => found.id === id);
  return channel?.verifiedName ?? channel?.name ?? "";
}
