import type { Funding } from "../../../../api/types.ts";
import { t } from "../../../../i18n/index.ts";
import { Check } from "../../../../ui/Field.tsx";

type Choice = Pick<Funding, "moment" | "ifShort">;
type Properties = { value: Choice; isLater: boolean; isShort: boolean; onChange: (value: Choice) => void };

const moments = ["schedule", "start"] as const;

/** When a scheduled campaign's points are set aside, and what happens when there are too few at its start. */
export function FundingChoice({ value, isLater, isShort, onChange }: Properties) {
  return (
    <section className="card" aria-labelledby="funding">
      <div className="card-body stack">
        <h2 id="funding">{t("funding.title")}</h2>
        {isLater && (
          <fieldset className="stack-tight">
            <legend className="field-label">{t("funding.moment")}</legend>
            {moments.map((moment) => (
              <Check
                key={moment}
                kind="radio"
                name="moment"
                value={moment}
                checked={value.moment === moment}
                disabled={moment === "schedule" && isShort}
                onChange={() => onChange({ ...value, moment })}
                label={t(`funding.${moment}`)}
                help={t(
                  moment === "schedule" && isShort ? "funding.schedule.short" : `funding.${moment}.help`,
                )}
              />
            ))}
          </fieldset>
        )}
        <Check
          name="trim"
          checked={value.ifShort === "trim"}
          onChange={(event) => onChange({ ...value, ifShort: event.target.checked ? "trim" : "fail" })}
          label={t("funding.trim")}
          help={t("funding.trim.help")}
        />
      </div>
    </section>
  );
}
