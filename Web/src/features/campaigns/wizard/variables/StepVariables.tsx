import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Import, Template, TemplateVariable, VariableSource, Variant } from "../../../../api/types.ts";
import { useQuery } from "../../../../data/useQuery.ts";
import { t } from "../../../../i18n/index.ts";
import { Skeleton } from "../../../../ui/States.tsx";
import { Segments } from "../../../../ui/Tabs.tsx";
import { fillComponents } from "../../../whatsapp/template.ts";
import { fileOf } from "../draft.ts";
import { Foot } from "../Foot.tsx";
import type { StepProperties } from "../Wizard.tsx";
import { useApprovedTemplates, useTemplate } from "../useTemplate.ts";
import { examples, guessSources, missingOf } from "./guess.ts";
import { RowPreview } from "./RowPreview.tsx";
import { VariableField } from "./VariableField.tsx";

type Sources = Record<string, VariableSource>;

/** Where each variable's words come from, with the message for real people beside it. */
export function StepVariables({ template: first, ...given }: StepProperties & { template: Template }) {
  const { draft, change } = given.saver;
  const [chosen, setChosen] = useState("a");
  const variant = draft.variants.find(({ key }) => key === chosen) ?? draft.variants[0];
  const found = useTemplate(draft.channelId, variant?.templateId ?? first.id);
  const fileID = fileOf(draft.audience);
  const file = useQuery<Import>(fileID ? `/api/imports/${fileID}` : null).data;
  const template = variant ? found : first;
  if (!template || (fileID && !file)) return <Skeleton rows={5} />;
  const set = (sources: Sources) =>
    change(
      variant
        ? {
          variants: draft.variants.map((one) =>
            one.key === variant.key ? { ...one, variables: sources } : one
          ),
          ...(variant.key === draft.variants[0]?.key ? { variables: sources } : {}),
        }
        : { variables: sources },
    );
  return (
    <Mapping
      key={`${template.id} ${variant?.key}`}
      {...given}
      template={template}
      file={file}
      known={variant?.variables ?? draft.variables}
      set={set}
      others={draft.variants.filter(({ key }) => key !== variant?.key)}
      isOther={!!variant && variant.key !== draft.variants[0]?.key}
      tabs={draft.variants.length > 0 && (
        <Segments
          label={t("ab.title")}
          value={variant?.key ?? "a"}
          onChange={setChosen}
          choices={draft.variants.map(({ key, name }) => ({ value: key, label: name }))}
        />
      )}
    />
  );
}

type MappingProperties = StepProperties & {
  template: Template;
  file: Import | undefined;
  known: Sources;
  set: (sources: Sources) => void;
  /** The other messages of a comparison. */
  others: readonly Variant[];
  /** Not the first of several messages. */
  isOther: boolean;
  tabs: ReactNode;
};

/** The part of the message that a variable is in. */
const groupOf = ({ key, card }: TemplateVariable) => {
  const inCard = /^card\.(\d+)\./.exec(key);
  if (inCard) return t("vars.card", { number: (card ?? Number(inCard[1])) + 1 });
  const place = key.split(".")[0];
  if (place === "header" || place === "body" || place === "button" || place === "offer") {
    return t(`vars.group.${place}`);
  }
  return "";
};

function Mapping(
  { campaign, sender, saver, base, template, file, known, set, others, isOther, tabs }: MappingProperties,
) {
  const sources = guessSources(template.variables, file, known);
  const isGuessed = Object.keys(sources).some((key) => !known[key]);
  const keep = useRef(() => {});
  useEffect(() => {
    keep.current = () => set(sources);
  });
  // The preview shows the guess too: it is kept like an answer.
  useEffect(() => {
    if (isGuessed) keep.current();
  }, [isGuessed]);
  const missing = missingOf(template.variables, sources);
  const { items: templates } = useApprovedTemplates(saver.draft.channelId);
  const unfinished = others.find(({ templateId, variables }) => {
    const other = templates.find(({ id }) => id === templateId);
    return other && missingOf(other.variables, variables).length > 0;
  });
  const put = (key: string, source: VariableSource | undefined) => {
    const { [key]: _old, ...rest } = sources;
    set(source ? { ...rest, [key]: source } : rest);
  };
  const groups = [...new Set(template.variables.map(groupOf))];
  const here = isOther ? examples(template.variables, sources) : undefined;
  return (
    <div className="wizard">
      <div className="wizard-main stack">
        {tabs}
        {template.variables.length === 0 && (
          <section className="card">
            <div className="card-body">
              <h2>{t("wizard.variables")}</h2>
              <p className="muted">{t("wizard.variables.none")}</p>
            </div>
          </section>
        )}
        {groups.map((group, index) => (
          <section key={group} className="card" aria-label={group}>
            <div className="card-head">
              <div className="cell-two">
                <h2>{group}</h2>
                {index === 0 && <small className="muted">{t("wizard.variables")}</small>}
              </div>
            </div>
            <div className="card-body">
              {template.variables.filter((variable) => groupOf(variable) === group).map((variable) => (
                <VariableField
                  key={variable.key}
                  variable={variable}
                  columns={file?.columns ?? []}
                  channelId={saver.draft.channelId}
                  source={sources[variable.key]}
                  onChange={(source) => put(variable.key, source)}
                  problem={saver.problem?.fieldError(`variables.${variable.key}`)}
                />
              ))}
            </div>
          </section>
        ))}
        <Foot
          step="variables"
          base={base}
          saver={saver}
          missing={missing.length > 0
            ? t("vars.missing", { count: missing.length })
            : unfinished && t("vars.missing.other", { name: unfinished.name })}
        />
      </div>
      <aside className="wizard-side">
        <RowPreview
          campaign={campaign.id}
          sender={sender}
          template={template}
          filledHere={here && fillComponents(template.components, here)}
          valuesHere={here}
        />
      </aside>
    </div>
  );
}
