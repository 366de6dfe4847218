import { useState } from "react";
import { api } from "../../api/client.ts";
import type { EnrolAnswer, Sequence } from "../../api/types.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { enrolSaid } from "../../i18n/told/say.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { SelectField, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { Note } from "../../ui/Note.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { ContactsDialog } from "../campaigns/wizard/audience/ContactsDialog.tsx";
import { CountLine, useCount } from "../contacts/filter/CountLine.tsx";
import { useSegments } from "../contacts/useLists.ts";

type Kind = "contacts" | "segment" | "phone";

/** Puts people in by hand; what became of each is said. */
export function EnrolDialog({ sequence, onClose }: { sequence: Sequence; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>("contacts");
  const [ids, setIds] = useState<string[]>([]);
  const [segment, setSegment] = useState("");
  const [isPicking, setPicking] = useState(false);
  const [answer, setAnswer] = useState<EnrolAnswer>();
  const counted = useCount(kind === "segment" && segment ? { segment } : null);
  const segments = useSegments();
  const enrol = async (values: FormValues, key: string) => {
    const body = kind === "contacts"
      ? { contactIds: ids }
      : kind === "segment"
      ? { segment }
      : { phone: values.text("phone"), name: values.text("name") || undefined };
    setAnswer(await api.post<EnrolAnswer>(`/api/sequences/${sequence.id}/enrolments`, body, { key }));
    invalidate("/api/sequences");
  };
  if (isPicking) {
    return (
      <ContactsDialog
        ids={ids}
        action={t("action.done")}
        done={(next) => {
          setIds(next);
          setPicking(false);
        }}
        onClose={() => setPicking(false)}
      />
    );
  }
  if (answer) {
    return (
      <Dialog title={t("enrol.open")} onClose={onClose} size="small">
        <DialogBody>
          <div role="status" className="stack">
            <Note tone={answer.enrolled + (answer.queued ?? 0) > 0 ? "ok" : "warn"}>
              {t("enrol.done", {
                count: answer.enrolled + (answer.queued ?? 0),
                matched: formatNumber(answer.matched),
              })}
            </Note>
            {answer.skipped.length > 0 && (
              <ul className="reach-list">
                {answer.skipped.map(({ reason, words, count }) => (
                  <li key={reason}>
                    <span>{enrolSaid({ reason, words })}</span>
                    <span className="number">{formatNumber(count)}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </DialogBody>
        <DialogFoot>
          <Button kind="primary" onClick={onClose}>{t("action.done")}</Button>
        </DialogFoot>
      </Dialog>
    );
  }
  const isReady = kind === "contacts" ? ids.length > 0 : kind === "segment" ? segment !== "" : true;
  return (
    <Dialog title={t("enrol.open")} onClose={onClose} size="small" description={t("enrol.help")}>
      <Form onSubmit={enrol}>
        <DialogBody>
          <FormProblem fields={["phone"]} />
          <Segments<Kind>
            label={t("enrol.whom")}
            value={kind}
            onChange={setKind}
            choices={[
              { value: "contacts", label: t("audience.kind.contacts") },
              { value: "segment", label: t("audience.kind.segment") },
              { value: "phone", label: t("vars.field.phone") },
            ]}
          />
          {kind === "contacts" && (
            <div className="row">
              <Button icon="contact" onClick={() => setPicking(true)}>{t("enrol.choose")}</Button>
              <span role="status">{t("audience.contacts", { count: ids.length })}</span>
            </div>
          )}
          {kind === "segment" && (
            <>
              <SelectField
                name="segment"
                label={t("audience.kind.segment")}
                value={segment}
                onChange={(event) => setSegment(event.target.value)}
              >
                <option value="">{t("filter.choose")}</option>
                {segments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </SelectField>
              {segment && <CountLine counted={counted} />}
            </>
          )}
          {kind === "phone" && (
            <div className="field-row">
              <TextField name="phone" label={t("vars.field.phone")} type="tel" dir="ltr" required />
              <TextField name="name" label={t("campaign.name")} isOptional dir="auto" />
            </div>
          )}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={!isReady}>{t("enrol.do")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
