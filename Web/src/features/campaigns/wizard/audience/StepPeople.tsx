import type { Audience } from "../../../../api/types.ts";
import { t } from "../../../../i18n/index.ts";
import { Switch } from "../../../../ui/Switch.tsx";
import { useNames } from "../../../contacts/filter/words.ts";
import { Foot } from "../Foot.tsx";
import type { StepProperties } from "../Wizard.tsx";
import { AudienceCounts } from "./AudienceCounts.tsx";
import { SourceList } from "./SourceList.tsx";
import { useAudience } from "./useAudience.ts";

/** Who gets it and who does not, with what that comes to. */
export function StepPeople({ campaign, saver, base }: StepProperties) {
  const { audience } = saver.draft;
  const names = useNames();
  const set = (part: Partial<Audience>) => saver.change({ audience: { ...audience, ...part } });
  const isAsked = audience.sources.length > 0;
  // By what the server has: before it has people there is nothing to count.
  const counted = useAudience(
    campaign.id,
    !!campaign.importId || (campaign.audience?.sources.length ?? 0) > 0,
  );
  return (
    <div className="wizard">
      <div className="wizard-main stack">
        <SourceList
          title={t("audience.title")}
          help={t("audience.help")}
          addLabel={t("audience.add.to")}
          sources={audience.sources}
          names={names}
          onChange={(sources) => set({ sources })}
          empty={<p className="muted">{t("audience.none")}</p>}
        />
        <SourceList
          title={t("audience.exclude")}
          help={t("audience.exclude.help")}
          addLabel={t("audience.add.except")}
          sources={audience.exclude}
          names={names}
          onChange={(exclude) => set({ exclude })}
          empty={<p className="muted">{t("audience.exclude.none")}</p>}
        />
        <section className="card">
          <div className="card-body">
            <Switch
              label={<strong>{t("audience.consented")}</strong>}
              help={t("audience.consented.help")}
              checked={audience.onlyConsented === true}
              onChange={(onlyConsented) => set({ onlyConsented })}
            />
          </div>
        </section>
        <Foot
          step="people"
          base={base}
          saver={saver}
          missing={isAsked ? undefined : t("audience.missing")}
        />
      </div>
      <aside className="wizard-side">
        <AudienceCounts
          count={isAsked ? counted.data : undefined}
          isAsked={isAsked}
          isBusy={!saver.isSaved}
        />
      </aside>
    </div>
  );
}
