import { useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import type { QuickReply, QuickReplyScope, Team } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Check, SelectField, TextArea, TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { insertText } from "../../inbox/composer/insert.ts";
import { fillReply, replyVariables } from "../../inbox/composer/quickReply.ts";
import { VariableButtons } from "../../rules/VariableButtons.tsx";
import { Formatted } from "../../whatsapp/Formatted.tsx";
import { DeleteButton } from "../DeleteButton.tsx";
import { useOwnList } from "../useOwnList.ts";
import { MediaField } from "./MediaField.tsx";

type Properties = { reply: QuickReply | null; mayShare: boolean; onClose: () => void };
const scopes: readonly QuickReplyScope[] = ["mine", "team", "all"];

/** A quick reply with its variables, as the customer would read it. */
export function QuickReplyDialog({ reply, mayShare, onClose }: Properties) {
  const { member } = useSession();
  const teams = useOwnList<Team>("/api/teams").items;
  const form = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(reply?.text ?? "");
  const [mediaId, setMediaID] = useState(reply?.mediaId ?? null);
  const [scope, setScope] = useState<QuickReplyScope>(reply?.scope ?? (mayShare ? "all" : "mine"));
  const save = async (values: FormValues, key: string) => {
    const body = {
      shortcut: values.text("shortcut").replace(/^\//, ""),
      title: values.text("title"),
      text: values.text("text"),
      category: values.text("category"),
      mediaId,
      scope,
      teamId: scope === "team" ? values.text("teamId") : undefined,
    };
    if (reply) await api.patch(`/api/quick-replies/${reply.id}`, body);
    else await api.post("/api/quick-replies", body, { key });
    invalidate("/api/quick-replies");
    onClose();
  };
  const put = (variable: string) => {
    const field = form.current?.querySelector("textarea");
    if (field) insertText(field, variable);
  };
  return (
    <Dialog
      title={reply ? t("own.edit", { name: `/${reply.shortcut}` }) : t("replies.new")}
      onClose={onClose}
      size="large"
    >
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["shortcut", "title", "text", "category", "teamId"]} />
          <div ref={form} className="with-preview">
            <div className="stack">
              <div className="field-row">
                <TextField
                  name="shortcut"
                  label={t("replies.shortcut")}
                  help={t("replies.shortcut.help")}
                  defaultValue={reply?.shortcut}
                  required
                  maxLength={40}
                  pattern="/?[\p{L}\p{N}_\-]+"
                  title={t("replies.shortcut.wrong")}
                />
                <TextField
                  name="title"
                  label={t("replies.title")}
                  defaultValue={reply?.title}
                  required
                  maxLength={100}
                />
              </div>
              <TextArea
                name="text"
                label={t("replies.text")}
                rows={5}
                required
                maxLength={4096}
                dir="auto"
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
              <VariableButtons label={t("replies.variables")} variables={replyVariables} put={put} />
              <MediaField mediaId={mediaId} change={setMediaID} />
              <TextField
                name="category"
                label={t("replies.category")}
                defaultValue={reply?.category ?? ""}
                isOptional
                maxLength={60}
              />
              <fieldset className="stack-tight">
                <legend className="field-label">{t("replies.scope")}</legend>
                {scopes.map((value) => (
                  <Check
                    key={value}
                    kind="radio"
                    name="scope"
                    label={t(`replies.scope.${value}`)}
                    checked={scope === value}
                    disabled={!mayShare && value !== "mine"}
                    onChange={() => setScope(value)}
                  />
                ))}
              </fieldset>
              {scope === "team" && (
                <SelectField
                  name="teamId"
                  label={t("replies.team")}
                  defaultValue={reply?.teamId ?? ""}
                  required
                >
                  {teams.map((team) => <option key={team.id} value={team.id}>{team.name}</option>)}
                </SelectField>
              )}
            </div>
            <figure className="reply-preview" aria-label={t("replies.preview")}>
              <figcaption className="field-label">{t("replies.preview")}</figcaption>
              <div className="bubble bubble-out">
                <Formatted text={fillReply(text, { contact: "Asha Verma", agent: member.name }) || "…"} />
              </div>
            </figure>
          </div>
        </DialogBody>
        <DialogFoot>
          {reply && (
            <DeleteButton
              path={`/api/quick-replies/${reply.id}`}
              lists={["/api/quick-replies"]}
              title={t("own.delete.title", { name: `/${reply.shortcut}` })}
              text={t("replies.delete.text")}
              onDone={onClose}
            />
          )}
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
