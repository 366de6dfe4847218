import type { Channel, Page, TemplateLanguage } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { languageName } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { categoryName } from "../../whatsapp/category.ts";
import { asName, type Draft, type ProductKind, withFormat, withProduct } from "./draft.ts";
import { worded } from "./buttonNames.ts";
import { EditField, FindingsAt } from "./EditField.tsx";
import { useEditing } from "./EditorContext.ts";
import { allowedOf } from "./kinds.ts";

type Properties = { channels: readonly Channel[]; names: { used: number; limit: number } | undefined };

/** What the template is called, its language, and what Meta will count it as. */
export function BasicsPart({ channels, names }: Properties) {
  const { draft, change, atMeta, touch } = useEditing();
  const languages = useQuery<Page<TemplateLanguage>>("/api/template-languages").data?.items;
  const isKnown = languages?.some(({ code }) => code === draft.language);
  return (
    <section className="card" aria-labelledby="editor-basics">
      <div className="card-head">
        <h2 id="editor-basics">{t("editor.basics")}</h2>
        <span className="muted">{t(`kind.${draft.kind}`)}</span>
      </div>
      <div className="card-body">
        <div className="field-row">
          <EditField
            place="name"
            label={t("editor.name")}
            length={[draft.name, 512]}
            help={atMeta
              ? t("editor.name.fixed")
              : names && names.used >= names.limit * 0.8
              ? t("editor.name.used", names)
              : t("editor.name.help")}
          >
            {(control) => (
              <input
                {...control}
                className="input mono"
                type="text"
                dir="ltr"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                maxLength={512}
                disabled={atMeta !== undefined}
                placeholder="order_shipped"
                value={draft.name}
                onChange={(event) => {
                  touch("name");
                  change({ name: asName(event.target.value) }, "name");
                }}
              />
            )}
          </EditField>
          <EditField place="language" label={t("template.language")}>
            {(control) => (
              <select
                {...control}
                className="input select"
                value={draft.language}
                disabled={atMeta !== undefined}
                onChange={(event) => change({ language: event.target.value })}
              >
                {!isKnown && <option value={draft.language}>{languageName(draft.language)}</option>}
                {languages?.map(({ code }) => (
                  <option key={code} value={code}>{languageName(code)} ({code})</option>
                ))}
              </select>
            )}
          </EditField>
          {channels.length > 1 && (
            <EditField place="channelId" label={t("campaign.channel")}>
              {(control) => (
                <select
                  {...control}
                  className="input select"
                  value={draft.channelId}
                  disabled={atMeta !== undefined}
                  onChange={(event) => change({ channelId: event.target.value })}
                >
                  {channels.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                </select>
              )}
            </EditField>
          )}
        </div>
        <CategoryField />
        {draft.kind === "product" && (
          <RadioCards<ProductKind>
            label={t("editor.product")}
            name="product"
            value={draft.product}
            onChange={(product) => change((before) => worded(withProduct(before, product)))}
            choices={(["catalogue", "single", "multi"] as const).map((value) => ({
              value,
              label: t(`editor.product.${value}`),
              help: t(`editor.product.${value}.help`),
            }))}
          />
        )}
        {draft.kind !== "authentication" && !atMeta && (
          <div className="field">
            <span className="field-label">{t("editor.variables")}</span>
            <Segments<Draft["format"]>
              label={t("editor.variables")}
              value={draft.format}
              onChange={(format) => change((before) => withFormat(before, format))}
              choices={[
                { value: "POSITIONAL", label: t("editor.variables.POSITIONAL") },
                { value: "NAMED", label: t("editor.variables.NAMED") },
              ]}
            />
            <p className="field-help">{t("editor.variables.help")}</p>
            <FindingsAt place="parameterFormat" />
          </div>
        )}
      </div>
    </section>
  );
}

function CategoryField() {
  const { draft, change, atMeta, predicted } = useEditing();
  const { categories } = allowedOf(draft);
  const isFixed = atMeta?.status.toUpperCase() === "APPROVED";
  const isOther = predicted !== undefined && predicted.category.toUpperCase() !== draft.category;
  const mayTake = isOther && !isFixed && categories.includes(predicted.category.toUpperCase());
  return (
    <div className="stack category" data-place="category">
      <RadioCards
        label={t("estimate.category")}
        name="category"
        value={draft.category}
        onChange={(category) => change((before) => ({ ...before, category, ttl: null }))}
        choices={categories.map((value) => ({
          value,
          label: categoryName(value),
          help: t(`editor.category.${value as "MARKETING"}`),
          disabled: isFixed && value !== draft.category,
        }))}
      />
      {isFixed && <p className="field-help">{t("editor.category.fixed")}</p>}
      {isOther && (
        <Note
          tone="warn"
          action={mayTake && (
            <Button
              size="small"
              onClick={() => change({ category: predicted.category.toUpperCase() })}
            >
              {t("editor.category.take", { category: categoryName(predicted.category) })}
            </Button>
          )}
        >
          <strong>{t("editor.category.other", { category: categoryName(predicted.category) })}</strong>
          <p>{predicted.words}</p>
        </Note>
      )}
      {predicted && !isOther && <p className="field-help">{predicted.words}</p>}
      <FindingsAt place="category" />
    </div>
  );
}
