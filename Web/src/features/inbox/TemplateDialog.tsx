import { useMemo, useState } from "react";
import { withQuery } from "../../api/client.ts";
import type { Conversation, Page, Template, ThreadItem } from "../../api/types.ts";
import { stored } from "../../app/storage.ts";
import { queries } from "../../data/store.ts";
import { pagesKey, usePages } from "../../data/usePages.ts";
import { t } from "../../i18n/index.ts";
import { threadPath } from "../../live/conversations.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Form, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { CreditNote } from "../credits/CreditNote.tsx";
import { TemplateChoice } from "../whatsapp/TemplateChoice.tsx";
import { ownFiles } from "../whatsapp/ownFiles.ts";
import { Preview } from "../whatsapp/Preview.tsx";
import { fillComponents, isApproved, nameSearch, templateTitle } from "../whatsapp/template.ts";
import { isAsked, TemplateValues } from "../whatsapp/TemplateValues.tsx";
import { ownName } from "./composer/quickReply.ts";
import { send } from "./outbox.ts";
import { languageOf, suited } from "./suited.ts";
import { TemplatePrice, usePrices } from "./TemplatePrice.tsx";
import { useChannels } from "../channels/useChannels.ts";

type Properties = {
  conversation: Conversation;
  /** The newest message on screen: what follows a colleague's later answer is held back. */
  newest: string | undefined;
  onClose: () => void;
};

/** Chooses an approved template, fills it and sends it: what may be written when the 24-hour window is closed. */
export function TemplateDialog({ conversation, newest, onClose }: Properties) {
  const [chosen, setChosen] = useState<Template | null>(null);
  return (
    <Dialog title={chosen ? templateTitle(chosen.name) : t("picker.title")} onClose={onClose} size="large">
      {chosen
        ? (
          <Fill
            template={chosen}
            conversation={conversation}
            newest={newest}
            back={() => setChosen(null)}
            onClose={onClose}
          />
        )
        : <Choose conversation={conversation} choose={setChosen} />}
    </Dialog>
  );
}

type ChooseProperties = { conversation: Conversation; choose: (template: Template) => void };

/** As many as the first page has: what is shown keeps its order while more comes. */
const sorted = 50;
const reopened = "reopenedWith";

function Choose({ conversation, choose }: ChooseProperties) {
  const { id, channelId: channel } = conversation;
  const prices = usePrices(conversation);
  const [search, setSearch] = useState("");
  const pages = usePages<Template>(
    withQuery("/api/templates", { channel, status: "APPROVED", search: nameSearch(search), sort: "used" }),
  );
  const [wish] = useState(() => ({
    last: stored.read<string>(reopened),
    language: languageOf(queries.state<Page<ThreadItem>>(pagesKey(threadPath(id))).data?.items ?? []),
  }));
  const approved = pages.items.filter(isApproved);
  const templates = [...suited(approved.slice(0, sorted), wish), ...approved.slice(sorted)];
  return (
    <DialogBody>
      <CreditNote onlyLocked />
      <SearchField label={t("templates.search")} value={search} onChange={setSearch} />
      {pages.isLoading && <Skeleton rows={4} />}
      {pages.problem && templates.length === 0 && (
        <ErrorState
          problem={pages.problem}
          retry={() => void pages.reload()}
        />
      )}
      {!pages.isLoading && !pages.problem && templates.length === 0 && (
        <EmptyState icon="layout-template" title={t("picker.none.title")}>{t("picker.none.text")}</EmptyState>
      )}
      <ul className="template-choices">
        {templates.map((template) => (
          <li key={template.id}>
            <button type="button" className="template-choice" onClick={() => choose(template)}>
              <TemplateChoice template={template} />
              <span className="template-choice-price">
                <TemplatePrice template={template} prices={prices} />
              </span>
              {isRefused(conversation, template) && <Badge tone="warn">{t("picker.refused")}</Badge>}
              {template.id === wish.last && <Badge>{t("picker.lastReopened")}</Badge>}
            </button>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button isBusy={pages.isLoadingMore} onClick={pages.loadMore}>{t("action.more")}</Button>
      )}
    </DialogBody>
  );
}

/** Whoever has refused marketing is sent none: the server would say so after the fact. */
const isRefused = ({ contact }: Conversation, { category }: Template) =>
  contact.optIn === "no" && category.toLowerCase() === "marketing";

type FillProperties = {
  template: Template;
  conversation: Conversation;
  newest: string | undefined;
  back: () => void;
  onClose: () => void;
};

function Fill({ template, conversation, newest, back, onClose }: FillProperties) {
  const { windowUntil } = conversation;
  const prices = usePrices(conversation);
  const [values, setValues] = useState<Record<string, string>>({});
  const channel = useChannels()?.find(({ id }) => id === conversation.channelId);
  const components = useMemo(() => fillComponents(template.components, values), [template, values]);
  const submit = () => {
    send(conversation.id, { type: "template", template: { templateId: template.id, values } }, {
      components,
      seen: newest,
    });
    if (!windowUntil || Date.parse(windowUntil) < Date.now()) stored.write(reopened, template.id);
    onClose();
    return Promise.resolve();
  };
  return (
    <Form onSubmit={submit}>
      <DialogBody>
        {isRefused(conversation, template) && <Note tone="warn">{t("picker.refused.text")}</Note>}
        <div className="with-preview">
          <div className="stack">
            <TemplateValues
              template={template}
              values={values}
              onChange={setValues}
              contactName={ownName(conversation.contact.name)}
            />
            {!template.variables.some(isAsked) && <p className="muted">{t("picker.noVariables")}</p>}
          </div>
          <Preview
            components={components}
            sender={channel?.verifiedName ?? channel?.name ?? ""}
            {...ownFiles(values)}
          />
        </div>
      </DialogBody>
      <DialogFoot>
        <span className="template-send-price">
          {t("picker.price")} <TemplatePrice template={template} prices={prices} />
        </span>
        <Button onClick={back}>{t("action.back")}</Button>
        <SubmitButton disabled={isRefused(conversation, template)}>{t("picker.send")}</SubmitButton>
      </DialogFoot>
    </Form>
  );
}
