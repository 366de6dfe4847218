import { useState } from "react";
import { withQuery } from "../../../api/client.ts";
import type { PriceBook } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, SubmitButton } from "../../../ui/Form.tsx";
import { bookAddress } from "./book.ts";

/** Another currency: its book is made when Meta's file for it is put in force. */
export function NewBookDialog({ books, onClose }: { books: readonly PriceBook[]; onClose: () => void }) {
  const [currency, setCurrency] = useState("");
  const [unit, setUnit] = useState("1");
  const isCurrency = /^[A-Z]{3}$/.test(currency) && !books.some((book) => book.currency === currency);
  const isUnit = /^[1-9]\d{0,6}$/.test(unit) && BigInt(unit) <= 1_000_000n;
  const go = () => {
    navigate(withQuery(`${bookAddress(currency)}/import`, { unit }));
    return Promise.resolve();
  };
  return (
    <Dialog title={t("op.books.add")} onClose={onClose} size="small">
      <Form onSubmit={go}>
        <DialogBody>
          <p className="muted">{t("op.books.add.text")}</p>
          <TextField
            name="currency"
            label={t("op.books.currency")}
            help={t("op.books.currency.help")}
            className="field-code"
            required
            maxLength={3}
            value={currency}
            error={currency.length === 3 && !isCurrency ? t("op.books.fault.currency") : undefined}
            onChange={(event) => setCurrency(event.target.value.toUpperCase())}
          />
          <TextField
            name="unit"
            label={t("op.books.unit")}
            help={t("op.books.unit.help")}
            className="field-number"
            inputMode="numeric"
            required
            maxLength={7}
            value={unit}
            error={unit !== "" && !isUnit ? t("op.books.fault.unit") : undefined}
            onChange={(event) => setUnit(event.target.value)}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={!isCurrency || !isUnit}>{t("op.books.next")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
