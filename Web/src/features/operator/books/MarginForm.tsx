import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { PriceBook } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { formatCivil, numberParts } from "../../../i18n/format.ts";
import { formatPercentText, readPercent } from "../../../i18n/percent.ts";
import { formatMicroPoints } from "../../../i18n/points.ts";
import { dayAfter } from "../../../i18n/zone.ts";
import { Button } from "../../../ui/Button.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, SubmitButton } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/toasts.ts";
import { bookPath, withMargin } from "./book.ts";

type Properties = { book: PriceBook; today: string; onDone: () => void };

/** A margin from a day on. What began is never changed, so that day is to come. */
export function MarginForm({ book, today, onDone }: Properties) {
  const first = dayAfter(today);
  const [from, setFrom] = useState(first);
  const [text, setText] = useState("");
  const typed = readPercent(text, numberParts());
  // What the server takes: 0 to 1000, with two decimals at most.
  const percent =
    typed !== null && /^\d{1,4}(\.\d{1,2})?$/.test(typed) && BigInt(typed.split(".")[0]!) <= 1_000n
      ? typed
      : null;
  const isBad = text.trim() !== "" && percent === null;

  const save = async (_: unknown, key: string) => {
    if (percent === null) return;
    await api.put(`${bookPath(book.name)}/margins`, { from, percent }, { key });
    invalidate("/api/operator");
    toast({
      tone: "ok",
      text: t("op.margin.saved", { percent: formatPercentText(percent), from: formatCivil(from) }),
    });
    onDone();
  };

  return (
    <Form onSubmit={save} className="form inset" label={t("op.margin.add")}>
      <FormProblem fields={["from", "percent"]} />
      <div className="field-row">
        <TextField
          name="from"
          label={t("op.margin.day")}
          type="date"
          min={first}
          required
          value={from}
          help={t("op.margin.day.help")}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          name="percent"
          label={t("op.margin.percent")}
          inputMode="decimal"
          className="field-number"
          required
          value={text}
          error={isBad ? t("op.percent.fault") : undefined}
          help={percent === null ? t("op.margin.percent.help") : t("op.margin.sample", {
            currency: book.currency,
            points: formatMicroPoints(withMargin(BigInt(book.pointsPerUnit) * 1_000_000n, percent)),
          })}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="form-foot">
        <SubmitButton disabled={percent === null}>{t("op.margin.save")}</SubmitButton>
        <Button onClick={onDone}>{t("action.cancel")}</Button>
      </div>
    </Form>
  );
}
