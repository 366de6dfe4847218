import { useState } from "react";
import { t } from "../../../../i18n/index.ts";
import { Button } from "../../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../../ui/Dialog.tsx";
import { TextArea } from "../../../../ui/Field.tsx";
import { Form, SubmitButton } from "../../../../ui/Form.tsx";
import { looksLikeNumber, numberLines } from "./sources.ts";

const largest = 1_000_000;

/** Numbers as they are pasted, each line looked at while it is typed. */
export function NumbersDialog(
  { text: given, done, onClose }: { text: string; done: (text: string) => void; onClose: () => void },
) {
  const [text, setText] = useState(given);
  const lines = numberLines(text);
  const good = lines.filter(looksLikeNumber);
  const bad = lines.filter((line) => !looksLikeNumber(line));
  const isTooLong = new Blob([text]).size > largest;
  return (
    <Dialog title={t("audience.kind.numbers")} onClose={onClose} description={t("numbers.help")}>
      <Form onSubmit={() => Promise.resolve(done(text))}>
        <DialogBody>
          <TextArea
            name="numbers"
            label={t("numbers.label")}
            rows={9}
            className="numbers-area"
            dir="ltr"
            spellCheck={false}
            placeholder="+91 98765 43210, Asha Verma"
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={isTooLong ? t("numbers.tooLong") : undefined}
          />
          <p role="status" className="numbers-count">
            <strong className="number">{t("audience.numbers", { count: good.length })}</strong>{" "}
            {bad.length > 0 && (
              <span className="muted">
                {t("numbers.bad", { count: bad.length, example: bad[0]!.slice(0, 30) })}
              </span>
            )}
          </p>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={good.length === 0 || isTooLong}>{t("audience.use")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
