import { useState } from "react";
import { api } from "../../../../api/client.ts";
import type { AudienceCount } from "../../../../api/types.ts";
import { stored } from "../../../../app/storage.ts";
import { t } from "../../../../i18n/index.ts";
import { SelectField, TextField } from "../../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../../ui/Form.tsx";
import { Note } from "../../../../ui/Note.tsx";

const remembered = "wizard.trial";

/** The message to one's own phone first, with the values of one of the people. */
export function TrialCard({ campaign, sample }: { campaign: string; sample: AudienceCount["sample"] }) {
  const [sentTo, setSentTo] = useState("");
  const send = async (values: FormValues, key: string) => {
    const phone = values.text("phone");
    setSentTo("");
    const row = Number(values.text("row"));
    await api.post(`/api/campaigns/${campaign}/trials`, { phone, ...(row ? { row } : {}) }, { key });
    stored.write(remembered, phone);
    setSentTo(phone);
  };
  return (
    <section className="card" aria-labelledby="trial">
      <div className="card-head">
        <div className="cell-two">
          <h2 id="trial">{t("trial.title")}</h2>
          <small className="muted">{t("trial.help")}</small>
        </div>
      </div>
      <div className="card-body">
        <Form onSubmit={send} className="form trial-form">
          <FormProblem fields={["phone"]} />
          <div className="field-row">
            <TextField
              name="phone"
              label={t("trial.phone")}
              type="tel"
              dir="ltr"
              required
              placeholder="+91 98765 43210"
              defaultValue={stored.read<string>(remembered) ?? ""}
            />
            {sample.length > 0 && (
              <SelectField name="row" label={t("trial.as")}>
                {sample.map(({ row, name, phone }) => <option key={row} value={row}>{name || phone}</option>)}
              </SelectField>
            )}
            <SubmitButton kind="secondary">{t("trial.send")}</SubmitButton>
          </div>
        </Form>
        {sentTo && (
          <div role="status">
            <Note tone="ok">{t("trial.sent", { phone: sentTo })}</Note>
          </div>
        )}
      </div>
    </section>
  );
}
