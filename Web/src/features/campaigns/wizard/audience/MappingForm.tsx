import { useState } from "react";
import { api } from "../../../../api/client.ts";
import type { Import } from "../../../../api/types.ts";
import { useSession } from "../../../../app/session.ts";
import { queries } from "../../../../data/store.ts";
import { t } from "../../../../i18n/index.ts";
import { Button } from "../../../../ui/Button.tsx";
import { SelectField } from "../../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../../ui/Form.tsx";
import { CountrySelect } from "../../../contacts/CountrySelect.tsx";

/** Which column holds the number, which the name, and the country of numbers without a code. */
export function MappingForm({ file, again }: { file: Import; again: () => void }) {
  const { workspace } = useSession();
  const [phone, setPhone] = useState(file.mapping.phone ?? "");
  const [names, setNames] = useState<string[]>(file.mapping.name);

  const submit = async (values: FormValues, key: string) => {
    const body = {
      phone,
      name: file.columns.filter((column) => names.includes(column)),
      defaultCountry: values.text("defaultCountry"),
    };
    queries.put(
      `/api/imports/${file.id}`,
      await api.put<Import>(`/api/imports/${file.id}/mapping`, body, { key }),
    );
  };

  return (
    <Form onSubmit={submit}>
      <section className="card">
        <div className="card-head">
          <h2>{t("mapping.title")}</h2>
          <Button size="small" onClick={again}>{t("import.other")}</Button>
        </div>
        <div className="card-body">
          <FormProblem fields={["phone", "defaultCountry"]} />
          <div className="field-row">
            <SelectField
              name="phone"
              label={t("mapping.phone")}
              required
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            >
              <option value="">{t("mapping.choose")}</option>
              {file.columns.map((column) => <option key={column} value={column}>{column}</option>)}
            </SelectField>
            <CountrySelect
              name="defaultCountry"
              label={t("mapping.country")}
              initial={file.defaultCountry ?? workspace.country}
              help={t("mapping.country.help")}
            />
          </div>
          <fieldset className="field">
            <legend className="field-label">{t("mapping.name")}</legend>
            <p className="field-help">{t("mapping.name.help")}</p>
            <div className="chips">
              {file.columns.map((column) => (
                <label key={column} className="chip-check">
                  <input
                    type="checkbox"
                    checked={names.includes(column)}
                    onChange={() =>
                      setNames(
                        names.includes(column) ? names.filter((name) => name !== column) : [...names, column],
                      )}
                  />
                  <span>{column}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </div>
      </section>
      <Sample file={file} phone={phone} names={names} />
      <div className="form-foot">
        <SubmitButton disabled={!phone}>{t("mapping.read")}</SubmitButton>
      </div>
    </Form>
  );
}

function Sample({ file, phone, names }: { file: Import; phone: string; names: string[] }) {
  const classOf = (column: string) =>
    column === phone ? "is-phone" : names.includes(column) ? "is-name" : undefined;
  return (
    <section className="card" aria-labelledby="sample">
      <div className="card-head">
        <h2 id="sample">{t("mapping.sample")}</h2>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="sample" role="group" aria-labelledby="sample" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              {file.columns.map((column) => (
                <th key={column} scope="col" className={classOf(column)}>{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.sample.slice(0, 6).map((row, index) => (
              <tr key={index}>
                {file.columns.map((column, at) => (
                  <td key={column} className={classOf(column)} dir="auto">{row[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
