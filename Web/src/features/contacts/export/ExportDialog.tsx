import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Export, Target } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { Segments } from "../../../ui/Tabs.tsx";
import { useFields } from "../fields/useFields.ts";
import { exportColumns } from "./exports.ts";

type Properties = { people: Target; count: number | undefined; onClose: () => void };

/** A file of contacts: which columns, and in which form. The server makes it, also when this tab is closed. */
export function ExportDialog({ people, count, onClose }: Properties) {
  const fields = useFields();
  const all = [
    ...exportColumns.map((key) => ({ key, label: t(`export.column.${key}`) })),
    ...fields.map(({ key, label }) => ({ key: `custom.${key}`, label })),
  ];
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [format, setFormat] = useState<"csv" | "xlsx">("csv");
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  const columns = all.filter(({ key }) => !left.has(key)).map(({ key }) => key);
  const start = async (_values: unknown, key: string) => {
    const made = await api.post<Export>("/api/exports", { ...people, columns, format }, {
      key,
    });
    queries.put(`/api/exports/${made.id}`, made);
    invalidate("/api/exports");
    onClose();
    navigate("/contacts/exports");
  };
  return (
    <Dialog
      title={count === undefined ? t("export.title") : t("export.title.count", { count })}
      onClose={onClose}
    >
      <Form onSubmit={start}>
        <DialogBody>
          <FormProblem />
          <div className="field">
            <span className="field-label">{t("export.format")}</span>
            <Segments
              label={t("export.format")}
              value={format}
              onChange={setFormat}
              choices={[{ value: "csv", label: t("export.csv") }, { value: "xlsx", label: t("export.xlsx") }]}
            />
          </div>
          <fieldset className="field">
            <legend className="field-label">{t("columns.title")}</legend>
            <p className="field-help">{t("export.columns.help")}</p>
            <div className="chips">
              {all.map(({ key, label }) => (
                <label key={key} className="chip-check">
                  <input type="checkbox" checked={!left.has(key)} onChange={() => toggle(key)} />
                  <span>{label}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <p className="muted">{t("export.text")}</p>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={columns.length === 0}>{t("export.action")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
