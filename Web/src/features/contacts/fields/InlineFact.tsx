import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Opened, type RenderPicker } from "../pickers/Opened.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";

type Properties = {
  label: string;
  /** What stands there; empty words are shown as such. */
  shown: ReactNode;
  /** The control, whose label is the fact's own; absent when it is not to be changed. */
  input?: ReactNode;
  /** The names of the controls, whose problems stand beside them. */
  names?: string[];
  save?: (values: FormValues) => Promise<unknown>;
  /** Beside the value: its history. */
  aside?: ReactNode;
};

/** A fact that becomes a field when it is pressed: Enter keeps it, Escape leaves it as it was. */
export function InlineFact({ label, shown, input, names = [], save, aside }: Properties) {
  const [isEditing, setEditing] = useState(false);
  const [wasEdited, setWasEdited] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isEditing) form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    else if (wasEdited) button.current?.focus();
  }, [isEditing, wasEdited]);
  const close = () => {
    setWasEdited(true);
    setEditing(false);
  };
  if (isEditing && input && save) {
    return (
      <div className="fact fact-editing" ref={form}>
        {/* Escape in a field gives up the change. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          <Form
            className="fact-form"
            label={label}
            onSubmit={async (values) => {
              await save(values);
              close();
            }}
          >
            {input}
            <FormProblem fields={names} />
            <div className="row">
              <SubmitButton>{t("action.save")}</SubmitButton>
              <Button onClick={close}>{t("action.cancel")}</Button>
            </div>
          </Form>
        </div>
      </div>
    );
  }
  const words = shown || <span className="muted">{t("fact.none")}</span>;
  return (
    <div className="fact">
      <span className="fact-label">{label}</span>
      {input && save
        ? (
          <button
            ref={button}
            type="button"
            className="fact-value fact-button"
            aria-label={t("fact.edit", { name: label })}
            title={t("fact.edit", { name: label })}
            onClick={() => setEditing(true)}
          >
            <span dir="auto">{words}</span>
          </button>
        )
        : (
          <span className="fact-value">
            <span dir="auto">{words}</span>
          </span>
        )}
      {aside}
    </div>
  );
}

/** A fact whose value is picked from a list. */
export function PickedFact(
  { label, shown, picker, isEditable }: {
    label: string;
    shown: ReactNode;
    picker: RenderPicker;
    isEditable: boolean;
  },
) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="fact">
      <span className="fact-label">{label}</span>
      <span className="fact-value fact-picked">
        <span className="fact-picked-words">
          {shown || <span className="muted">{t("fact.none")}</span>}
        </span>
        {isEditable && (
          <IconButton
            ref={button}
            icon="pencil"
            label={t("fact.edit", { name: label })}
            onClick={() => setOpen(true)}
          />
        )}
      </span>
      {isOpen && <Opened anchor={button} onClose={() => setOpen(false)} picker={picker} />}
    </div>
  );
}
