import type { Template, Variant, Winner } from "../../../api/types.ts";
import { winnerMeasures } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { languageName } from "../../../i18n/format.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { Stepper } from "../../../ui/Stepper.tsx";
import { Switch } from "../../../ui/Switch.tsx";
import { templateTitle } from "../../whatsapp/template.ts";
import type { Saver } from "./draft.ts";
import { evenShares } from "./shares.ts";

const keys = ["a", "b", "c", "d", "e"] as const;
export const variantName = (key: string) => t("ab.variant", { letter: key.toUpperCase() });

const spread = (variants: readonly Variant[]): Variant[] => {
  const shares = evenShares(variants.length);
  return variants.map((variant, index) => ({ ...variant, share: shares[index]! }));
};

/** Several messages against each other, and a part of the people that gets none. */
export function VariantsCard({ saver, templates }: { saver: Saver; templates: readonly Template[] }) {
  const { draft, change } = saver;
  const { variants, winner, holdout } = draft;
  const isOn = variants.length > 0;
  const set = (next: Variant[]) => change({ variants: next });
  const fresh = (at: number, templateId: string): Variant => ({
    key: keys[at]!,
    name: variantName(keys[at]!),
    templateId,
    variables: at === 0 ? draft.variables : {},
    share: 0,
  });
  const other = (templates.find(({ id }) => id !== draft.templateId) ?? templates[0])?.id ?? draft.templateId;
  const edit = (at: number, part: Partial<Variant>) =>
    set(variants.map((variant, index) => index === at ? { ...variant, ...part } : variant));
  const sum = variants.reduce((total, { share }) => total + share, 0);

  return (
    <section className="card" aria-labelledby="ab">
      <div className="card-body stack">
        <Switch
          label={<strong id="ab">{t("ab.title")}</strong>}
          help={t("ab.help")}
          checked={isOn}
          onChange={(on) =>
            change(
              on
                ? { variants: spread([fresh(0, draft.templateId), fresh(1, other)]) }
                : { variants: [], winner: null },
            )}
        />
        {isOn && (
          <>
            <ul className="variant-list">
              {variants.map((variant, index) => (
                <li key={variant.key} className="variant-line">
                  <span className="variant-letter" aria-hidden="true">{variant.key.toUpperCase()}</span>
                  <TextField
                    name={`variants.${index}.name`}
                    label={t("campaign.name")}
                    value={variant.name}
                    maxLength={40}
                    onChange={(event) => edit(index, { name: event.target.value })}
                  />
                  <SelectField
                    name={`variants.${index}.templateId`}
                    label={t("wizard.template")}
                    value={variant.templateId}
                    disabled={index === 0}
                    help={index === 0 ? t("ab.first") : undefined}
                    onChange={(event) => edit(index, { templateId: event.target.value, variables: {} })}
                  >
                    {templates.map(({ id, name, language }) => (
                      <option key={id} value={id}>{templateTitle(name)} · {languageName(language)}</option>
                    ))}
                  </SelectField>
                  <TextField
                    name={`variants.${index}.share`}
                    label={t("ab.share")}
                    className="field-number"
                    type="number"
                    inputMode="numeric"
                    min={1}
                    max={99}
                    required
                    value={variant.share}
                    onChange={(event) => edit(index, { share: event.target.valueAsNumber || 0 })}
                  />
                  <IconButton
                    icon="x"
                    label={t("ab.remove", { name: variant.name })}
                    disabled={index === 0 || variants.length === 2}
                    onClick={() =>
                      set(spread(
                        variants.filter((_, at) => at !== index)
                          .map((one, at) => ({ ...one, key: keys[at]! })),
                      ))}
                  />
                </li>
              ))}
            </ul>
            <div className="row">
              <Button
                size="small"
                icon="plus"
                disabled={variants.length >= keys.length}
                onClick={() => set(spread([...variants, fresh(variants.length, other)]))}
              >
                {t("ab.add")}
              </Button>
              {sum !== 100 && (
                <>
                  <span className="field-error" role="alert">{t("ab.sum", { sum })}</span>
                  <Button size="small" kind="quiet" onClick={() => set(spread(variants))}>
                    {t("ab.even")}
                  </Button>
                </>
              )}
            </div>
            <WinnerChoice winner={winner ?? null} onChange={(next) => change({ winner: next })} />
          </>
        )}
        <Stepper
          label={t("ab.holdout")}
          help={t("ab.holdout.help")}
          value={holdout}
          most={50}
          onChange={(next) => change({ holdout: next })}
        />
      </div>
    </section>
  );
}

function WinnerChoice(
  { winner, onChange }: { winner: Winner | null; onChange: (winner: Winner | null) => void },
) {
  return (
    <div className="stack-tight">
      <Switch
        label={t("ab.winner")}
        help={t("ab.winner.help")}
        checked={winner !== null}
        onChange={(on) => onChange(on ? { by: "read", afterHours: 4, sample: 20 } : null)}
      />
      {winner && (
        <div className="field-row field-row-3">
          <SelectField
            name="winner.by"
            label={t("ab.by")}
            value={winner.by}
            onChange={(event) => onChange({ ...winner, by: event.target.value as Winner["by"] })}
          >
            {winnerMeasures.map((by) => <option key={by} value={by}>{t(`funnel.${by}`)}</option>)}
          </SelectField>
          <TextField
            name="winner.sample"
            label={t("ab.sample")}
            type="number"
            inputMode="numeric"
            min={1}
            max={90}
            value={winner.sample}
            onChange={(event) => onChange({ ...winner, sample: event.target.valueAsNumber || 0 })}
          />
          <TextField
            name="winner.afterHours"
            label={t("ab.after")}
            type="number"
            inputMode="numeric"
            min={1}
            max={168}
            value={winner.afterHours}
            onChange={(event) => onChange({ ...winner, afterHours: event.target.valueAsNumber || 0 })}
          />
        </div>
      )}
    </div>
  );
}
