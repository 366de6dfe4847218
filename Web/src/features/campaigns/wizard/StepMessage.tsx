import { useEffect, useState } from "react";
import type { Channel } from "../../../api/types.ts";
import { navigate, useSearchParameter } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { formatDay } from "../../../i18n/format.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Preview } from "../../whatsapp/Preview.tsx";
import { TemplateChoice } from "../../whatsapp/TemplateChoice.tsx";
import { createDraft, type Saver } from "./draft.ts";
import { isWhole } from "./shares.ts";
import { useApprovedTemplates } from "./useTemplate.ts";
import { VariantsCard } from "./VariantsCard.tsx";

type Properties = { saver: Saver; channels: Channel[]; base: string; isMade: boolean };

/** Name, channel and template, or several to compare. */
export function StepMessage({ saver, channels, base, isMade }: Properties) {
  const { draft, change } = saver;
  const [wanted] = useSearchParameter("template");
  const [search, setSearch] = useState("");
  const channelId = draft.channelId || channels[0]?.id || "";
  const [given] = useState(() => draft.name || t("wizard.name", { day: formatDay(Date.now()) }));
  const name = draft.name || given;
  const templates = useApprovedTemplates(channelId, search);
  const channel = channels.find((found) => found.id === channelId);
  const chosen = templates.items.find((template) => template.id === draft.templateId);
  // A link from the templates' screen brings its template.
  const isWanted = !draft.templateId && templates.items.some((template) => template.id === wanted);
  useEffect(() => {
    if (isWanted) change({ templateId: wanted });
  }, [isWanted, wanted, change]);

  const choose = (templateId: string) => {
    if (templateId === draft.templateId) return;
    const variants = draft.variants.map((variant, index) =>
      index === 0 ? { ...variant, templateId, variables: {} } : variant
    );
    change({ templateId, variables: {}, variants });
  };
  const submit = async () => {
    const whole = { ...draft, name, channelId };
    if (!isMade) return createDraft(whole);
    if (await saver.flush()) navigate(`${base}?step=people`);
  };

  if (channels.length === 0) {
    return (
      <EmptyState
        icon="plug"
        title={t("wizard.noChannel.title")}
        action={<ButtonLink href="/settings/channels" kind="primary">{t("channels.connect")}</ButtonLink>}
      >
        {t("wizard.noChannel.text")}
      </EmptyState>
    );
  }

  return (
    <div className="wizard">
      <Form onSubmit={submit} className="form wizard-main">
        <FormProblem fields={["name"]} />
        <div className="field-row">
          <TextField
            name="name"
            label={t("campaign.name")}
            required
            maxLength={200}
            defaultValue={name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <SelectField
            name="channelId"
            label={t("campaign.channel")}
            value={channelId}
            onChange={(event) =>
              change({ channelId: event.target.value, templateId: "", variables: {}, variants: [] })}
          >
            {channels.map((found) => (
              <option key={found.id} value={found.id}>{found.name} · {found.displayNumber}</option>
            ))}
          </SelectField>
        </div>
        <div className="spread wizard-choose">
          <h2>{t("wizard.template")}</h2>
          <SearchField label={t("templates.search")} value={search} onChange={setSearch} />
        </div>
        {templates.isLoading && <Skeleton rows={3} />}
        {templates.problem && templates.items.length === 0 && (
          <ErrorState
            problem={templates.problem}
            retry={() => void templates.reload()}
          />
        )}
        {!templates.isLoading && !templates.problem && templates.items.length === 0 && (
          <EmptyState icon="layout-template" title={t("picker.none.title")}>
            {t("picker.none.text")}
          </EmptyState>
        )}
        <ul className="template-choices">
          {templates.items.map((template) => (
            <li key={template.id}>
              <button
                type="button"
                className="template-choice"
                aria-pressed={template.id === draft.templateId}
                onClick={() => choose(template.id)}
              >
                <TemplateChoice template={template} />
              </button>
            </li>
          ))}
        </ul>
        {draft.templateId && <VariantsCard saver={saver} templates={templates.items} />}
        <div className="form-foot wizard-foot">
          <span className="muted wizard-saved" role="status">
            {draft.templateId ? t("wizard.saved.here") : t("wizard.template.hint")}
          </span>
          <SubmitButton disabled={!draft.templateId || !isWhole(draft.variants)}>
            {t("wizard.next")}
          </SubmitButton>
        </div>
      </Form>
      <aside className="wizard-side">
        {chosen
          ? <Preview components={chosen.components} sender={channel?.verifiedName ?? channel?.name ?? ""} />
          : <Note>{t("wizard.template.hint")}</Note>}
      </aside>
    </div>
  );
}
