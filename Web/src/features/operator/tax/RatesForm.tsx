import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Page, TaxRate } from "../../../api/types.ts";
import { useSession } from "../../../app/session.ts";
import { queries } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { formatCivil, numberParts } from "../../../i18n/format.ts";
import { formatPercentText } from "../../../i18n/percent.ts";
import { dayAfter, zonedLocal } from "../../../i18n/zone.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/toasts.ts";
import { useNow } from "../../../ui/useNow.ts";
import { faultOf, linesOf, type RateLine, ratesOf } from "./rates.ts";

const path = "/api/operator/tax-rates";

/** Rates to come can be added, changed and taken out. */
export function RatesForm({ rates }: { rates: readonly TaxRate[] }) {
  const { timeZone } = useSession().workspace;
  const today = zonedLocal(useNow(60_000), timeZone).slice(0, 10);
  const parts = numberParts();
  const [lines, setLines] = useState(() => linesOf(rates, today, parts.decimal));
  const current = lines.findLast((line) => line.isFixed);
  const faults = lines.map((line) => faultOf(line, lines, today, parts));
  const isSame = JSON.stringify(ratesOf(lines, parts)) ===
    JSON.stringify(ratesOf(linesOf(rates, today, parts.decimal), parts));
  const change = (line: RateLine, changed: Partial<RateLine>) =>
    setLines(lines.map((other) => other === line ? { ...other, ...changed } : other));
  const add = () => {
    const key = Math.max(-1, ...lines.map((line) => line.key)) + 1;
    const last = lines.at(-1)?.from ?? today;
    setLines([...lines, { key, from: dayAfter(last > today ? last : today), text: "", isFixed: false }]);
  };

  const save = async (_: unknown, key: string) => {
    queries.put(path, await api.put<Page<TaxRate>>(path, { items: ratesOf(lines, parts) }, { key }));
    toast({ tone: "ok", text: t("op.tax.saved") });
  };

  return (
    <section className="card" aria-label={t("operator.tax")}>
      <Form onSubmit={save} className="form card-body" label={t("operator.tax")}>
        <FormProblem />
        <ol className="rate-list">
          {lines.map((line, index) =>
            line.isFixed
              ? (
                <li key={line.key} className="rate-line">
                  <strong className="number rate-percent">
                    {formatPercentText(ratesOf([line], parts)[0]!.percent)}
                  </strong>
                  <span>{t("op.margin.from", { from: formatCivil(line.from) })}</span>
                  <Badge tone={line === current ? "ok" : "neutral"}>
                    {t(line === current ? "op.margin.isNow" : "op.tax.past")}
                  </Badge>
                </li>
              )
              : (
                <li key={line.key} className="rate-line rate-new">
                  <TextField
                    name={`percent-${line.key}`}
                    label={t("op.tax.percent")}
                    inputMode="decimal"
                    className="field-number"
                    required
                    value={line.text}
                    error={line.text !== "" && faults[index] === "percent"
                      ? t("op.tax.fault.percent")
                      : undefined}
                    onChange={(event) => change(line, { text: event.target.value })}
                  />
                  <TextField
                    name={`from-${line.key}`}
                    label={t("op.margin.day")}
                    type="date"
                    required
                    min={dayAfter(today)}
                    value={line.from}
                    error={faults[index] && faults[index] !== "percent"
                      ? t(`op.tax.fault.${faults[index]!}`)
                      : undefined}
                    onChange={(event) => change(line, { from: event.target.value })}
                  />
                  <IconButton
                    icon="trash-2"
                    label={t("op.tax.remove")}
                    onClick={() => setLines(lines.filter((other) => other !== line))}
                  />
                </li>
              )
          )}
        </ol>
        <div className="form-foot">
          {!isSame && <SubmitButton disabled={faults.some(Boolean)}>{t("op.tax.save")}</SubmitButton>}
          <Button icon="plus" onClick={add}>{t("op.tax.add")}</Button>
        </div>
        <p className="muted cost-note">{t("op.tax.note")}</p>
      </Form>
    </section>
  );
}
