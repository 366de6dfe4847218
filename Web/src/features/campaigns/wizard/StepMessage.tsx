import { useState } from "react";
import type { Channel } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatDay } from "../../../i18n/format.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { SelectField, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Preview } from "../../whatsapp/Preview.tsx";
import { TemplateChoice } from "../../whatsapp/TemplateChoice.tsx";
import type { Draft } from "./draft.ts";
import { useApprovedTemplates } from "./useTemplate.ts";

type Properties = {
  draft: Draft;
  channels: Channel[];
  save: (part: Partial<Draft>) => Promise<Draft>;
  done: () => void;
};

/** Name, channel and template. */
export function StepMessage({ draft, channels, save, done }: Properties) {
  const [channelId, setChannel] = useState(draft.channelId || channels[0]?.id || "");
  const [templateId, setTemplate] = useState(draft.templateId);
  const [name] = useState(() => draft.name || t("wizard.name", { day: formatDay(Date.now()) }));
  const [search, setSearch] = useState("");
  const templates = useApprovedTemplates(channelId, search);
  const channel = channels.find((found) => found.id === channelId);
  const chosen = templates.items.find((template) => template.id === templateId);

  const submit = async (values: FormValues) => {
    const isOther = templateId !== draft.templateId;
    await save({ name: values.text("name"), channelId, templateId, ...(isOther ? { variables: {} } : {}) });
    done();
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
          />
          <SelectField
            name="channelId"
            label={t("campaign.channel")}
            value={channelId}
            onChange={(event) => setChannel(event.target.value)}
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
                aria-pressed={template.id === templateId}
                onClick={() => setTemplate(template.id)}
              >
                <TemplateChoice template={template} />
              </button>
            </li>
          ))}
        </ul>
        <div className="form-foot">
          <SubmitButton disabled={!chosen}>{t("wizard.next")}</SubmitButton>
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
