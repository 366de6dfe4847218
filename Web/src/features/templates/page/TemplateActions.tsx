import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Page, Template, TemplateLanguage, TemplateUse } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { rejectionSaid } from "../../../i18n/told/say.ts";
import { languageName } from "../../../i18n/format.ts";
import { Button, ButtonLink } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, SelectField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu, type MenuItem } from "../../../ui/Menu.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { toast } from "../../../ui/toasts.ts";
import { isApproved, templateTitle } from "../../whatsapp/template.ts";
import { UseLine } from "./Uses.tsx";

type Properties = { template: Template; translations: readonly Template[]; uses: readonly TemplateUse[] };

const changed = (template: Template) => {
  queries.put(`/api/templates/${template.id}`, template);
  invalidate("/api/templates");
};

/** Copies it as a draft and opens that. */
async function copied(template: Template, given: { language?: string }) {
  const made = await api.post<Template>(`/api/templates/${template.id}/copy`, given);
  changed(made);
  navigate(`/templates/${made.id}/edit`);
}

/** What can be done with a template, by its state and by what one may. */
export function TemplateActions({ template, translations, uses }: Properties) {
  const [open, setOpen] = useState<"translate" | "delete" | "appeal" | null>(null);
  const mayWrite = useMay("templates.manage");
  const mayUse = useMay("campaigns.edit");
  const copy = useAction(() => copied(template, {}));
  const unpause = useAction(async () => {
    changed(await api.put<Template>(`/api/templates/${template.id}/unpause`));
    toast({ tone: "ok", text: t("template.unpaused") });
  });
  const status = template.status.toUpperCase();
  const isGone = status === "DELETED" || status === "PENDING_DELETION";
  const close = () => setOpen(null);
  const items: MenuItem[] = [
    { label: t("template.copy"), icon: "copy", run: () => void copy.run() },
    { label: t("template.translate"), icon: "languages", run: () => setOpen("translate") },
    ...(["REJECTED", "PAUSED", "DISABLED"].includes(status)
      ? [{ label: t("template.appeal"), icon: "scale" as const, run: () => setOpen("appeal") }]
      : []),
    ...(isGone ? [] : [{ divider: true } as const, {
      label: t("action.delete"),
      icon: "trash-2" as const,
      isDanger: true,
      run: () => setOpen("delete"),
    }]),
  ];
  return (
    <>
      {status === "PAUSED" && mayWrite && (
        <Button
          icon="play"
          isBusy={unpause.isRunning}
          onClick={() => void unpause.run()}
        >
          {t("template.unpause")}
        </Button>
      )}
      {mayWrite && !isGone && (
        <ButtonLink
          href={`/templates/${template.id}/edit`}
          icon="pencil"
          kind={isApproved(template) ? "secondary" : "primary"}
        >
          {t(template.waiting ? "template.edit.go" : "template.edit")}
        </ButtonLink>
      )}
      {isApproved(template) && mayUse && (
        <ButtonLink href={`/campaigns/new?template=${template.id}`} icon="megaphone" kind="primary">
          {t("template.use")}
        </ButtonLink>
      )}
      {mayWrite && (
        <Menu label={t("template.more")} items={items}>
          <Icon name="ellipsis" size={18} />
        </Menu>
      )}
      {open === "translate" && (
        <TranslateDialog template={template} translations={translations} onClose={close} />
      )}
      {open === "appeal" && <AppealDialog template={template} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog template={template} translations={translations} uses={uses} onClose={close} />
      )}
    </>
  );
}

function TranslateDialog(
  { template, translations, onClose }: Omit<Properties, "uses"> & { onClose: () => void },
) {
  const languages = useQuery<Page<TemplateLanguage>>("/api/template-languages").data?.items ?? [];
  const there = translations.map(({ language }) => language);
  const open = languages.filter(({ code }) => !there.includes(code));
  return (
    <Dialog title={t("template.translate")} onClose={onClose} size="small">
      <Form onSubmit={(values) => copied(template, { language: values.text("language") })}>
        <DialogBody>
          <p>{t("template.translate.text")}</p>
          <SelectField name="language" label={t("template.language")} required defaultValue="">
            <option value="" disabled>{t("template.translate.choose")}</option>
            {open.map(({ code }) => <option key={code} value={code}>{languageName(code)} ({code})</option>)}
          </SelectField>
          <FormProblem fields={["language"]} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("template.translate.do")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}

const manager = "https://business.facebook.com/wa/manage/";

/** Meta takes appeals in its own console only. */
function AppealDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const note = useAction(async () => {
    changed(await api.put<Template>(`/api/templates/${template.id}/appeal`));
    onClose();
  }, { quiet: true });
  return (
    <Dialog title={t("template.appeal")} onClose={onClose}>
      <DialogBody>
        <div className="prose">
          <p>{t("template.appeal.text")}</p>
          <ol className="next-steps">
            <li>{t("template.appeal.step.open")}</li>
            <li>{t("template.appeal.step.find", { name: template.name })}</li>
            <li>{t("template.appeal.step.say")}</li>
            <li>{t("template.appeal.step.note")}</li>
          </ol>
          {template.rejection && <Note tone="danger">{rejectionSaid(template.rejection)}</Note>}
        </div>
        {note.problem && <ProblemNote problem={note.problem} />}
      </DialogBody>
      <DialogFoot>
        <ButtonLink href={manager} icon="arrow-up-right" external>{t("template.appeal.open")}</ButtonLink>
        <Button kind="primary" isBusy={note.isRunning} onClick={() => void note.run()}>
          {t("template.appeal.do")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

function DeleteDialog({ template, translations, uses, onClose }: Properties & { onClose: () => void }) {
  const [isAll, setAll] = useState(false);
  const [isSure, setSure] = useState(false);
  const isAtMeta = !!template.metaId;
  const remove = useAction(async () => {
    const query = [isAll ? "all=true" : "", isSure ? "anyway=true" : ""].filter(Boolean).join("&");
    await api.delete(`/api/templates/${template.id}${query && `?${query}`}`);
    // Before what is gone is asked for again.
    navigate("/templates", { replace: true });
    invalidate("/api/templates");
    toast({ tone: "ok", text: t("template.deleted", { name: templateTitle(template.name) }) });
  }, { quiet: true });
  const isUsed = uses.length > 0 || remove.problem?.is("template-in-use");
  return (
    <Dialog title={t("template.delete.title", { name: templateTitle(template.name) })} onClose={onClose}>
      <DialogBody>
        <p>{t(isAtMeta ? "template.delete.text" : "template.delete.draft")}</p>
        {uses.length > 0 && (
          <Note tone="warn">
            <strong>{t("template.delete.uses")}</strong>
            <ul className="use-list">
              {uses.map((use) => (
                <li key={`${use.kind} ${use.id}`}>
                  <UseLine use={use} />
                </li>
              ))}
            </ul>
          </Note>
        )}
        {translations.length > 1 && (
          <Check
            label={t("template.delete.all", { count: translations.length })}
            checked={isAll}
            onChange={(event) => setAll(event.target.checked)}
          />
        )}
        {isUsed && (
          <Check
            label={t("template.delete.anyway")}
            checked={isSure}
            onChange={(event) => setSure(event.target.checked)}
          />
        )}
        {remove.problem && <ProblemNote problem={remove.problem} />}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.keep")}</Button>
        <Button
          kind="danger"
          disabled={isUsed && !isSure}
          isBusy={remove.isRunning}
          onClick={() => void remove.run()}
        >
          {t("action.delete")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
