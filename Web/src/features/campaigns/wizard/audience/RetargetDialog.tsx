import { useState } from "react";
import type { AudienceSource, Campaign, Outcome } from "../../../../api/types.ts";
import { outcomes } from "../../../../api/types.ts";
import { usePages } from "../../../../data/usePages.ts";
import { t } from "../../../../i18n/index.ts";
import { Button } from "../../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../../ui/Dialog.tsx";
import { SelectField } from "../../../../ui/Field.tsx";
import { outcomeName } from "../../outcomes.ts";

type Retarget = Extract<AudienceSource, { kind: "retarget" }>;
type Properties = { source: Retarget | null; done: (source: Retarget) => void; onClose: () => void };

/** The people of another campaign, by what became of their message. */
export function RetargetDialog({ source, done, onClose }: Properties) {
  const campaigns = usePages<Campaign>("/api/campaigns").items.filter(({ startedAt }) => startedAt);
  const [campaignId, setCampaign] = useState(source?.campaignId ?? "");
  const [outcome, setOutcome] = useState<Outcome>(source?.outcome ?? "delivered-not-read");
  return (
    <Dialog title={t("audience.kind.retarget")} onClose={onClose} size="small">
      <DialogBody>
        <SelectField
          name="campaign"
          label={t("palette.campaign")}
          value={campaignId}
          onChange={(event) => setCampaign(event.target.value)}
        >
          <option value="">{t("filter.choose")}</option>
          {campaigns.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
        <SelectField
          name="outcome"
          label={t("became.label")}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as Outcome)}
        >
          {outcomes.map((one) => <option key={one} value={one}>{outcomeName(one)}</option>)}
        </SelectField>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button
          kind="primary"
          disabled={!campaignId}
          onClick={() => done({ kind: "retarget", campaignId, outcome })}
        >
          {t("audience.use")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
