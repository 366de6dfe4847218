import {
  type FocusEvent,
  type FormEvent,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from "react";
import { t } from "../i18n/index.ts";
import { useForm } from "./Form.tsx";
import { Icon } from "./Icon.tsx";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Common = {
  name: string;
  label: ReactNode;
  help?: ReactNode;
  error?: string;
  isLabelHidden?: boolean;
  className?: string;
};

/** The browser's verdict in our words and the app's language. */
function complaint(control: Control): string {
  const { validity } = control;
  if (validity.valid) return "";
  if (validity.customError) return control.validationMessage;
  if (validity.valueMissing) return t("field.required");
  if (validity.typeMismatch) return t(control.type === "email" ? "field.email" : "field.url");
  if (validity.tooShort && "minLength" in control) return t("field.tooShort", { count: control.minLength });
  return control.title || control.validationMessage;
}

function useFieldState(name: string, given?: string) {
  const { problem, answered, answer } = useForm();
  const [own, setOwn] = useState("");
  const [wasLeft, setLeft] = useState(false);
  const fromServer = answered.has(name) ? undefined : problem?.fieldError(name);
  return {
    error: given || fromServer || own,
    onBlur: (event: FocusEvent<Control>) => {
      setLeft(true);
      setOwn(complaint(event.target));
    },
    onInput: (event: FormEvent<Control>) => {
      event.currentTarget.setCustomValidity("");
      if (fromServer) answer(name);
      if (wasLeft || own) setOwn(complaint(event.currentTarget));
    },
    onInvalid: (event: FormEvent<Control>) => {
      setLeft(true);
      setOwn(complaint(event.currentTarget));
    },
  };
}

/** The server's words may go on from the field's name ("is wrong"); alone, they become a sentence. */
const sentence = (label: ReactNode, words: string) =>
  typeof label === "string" && /^\p{Ll}/u.test(words)
    ? `${label} ${words}${/[.!?]$/.test(words) ? "" : "."}`
    : words;

type FrameProperties = Common & { id: string; shown: string; isOptional?: boolean; children: ReactNode };

function Frame({ id, label, help, shown, isLabelHidden, isOptional, className, children }: FrameProperties) {
  return (
    <div className={`field${className ? ` ${className}` : ""}`}>
      <label htmlFor={id} className={isLabelHidden ? "visually-hidden" : "field-label"}>
        {label}
        {isOptional && " "}
        {isOptional && <span className="field-optional">{t("field.optional")}</span>}
      </label>
      {children}
      {help && !shown && <p id={`${id}-help`} className="field-help">{help}</p>}
      {shown && (
        <p id={`${id}-error`} className="field-error">
          <Icon name="circle-alert" size={14} />
          {sentence(label, shown)}
        </p>
      )}
    </div>
  );
}

const described = (id: string, help: ReactNode, error: string) =>
  error ? `${id}-error` : help ? `${id}-help` : undefined;

type TextProperties = Common & Omit<InputHTMLAttributes<HTMLInputElement>, "name"> & { isOptional?: boolean };

export function TextField(
  { name, label, help, error, isLabelHidden, isOptional, className, onBlur, ...rest }: TextProperties,
) {
  const id = useId();
  const { error: shown, ...events } = useFieldState(name, error);
  const frame = { id, name, label, help, shown, isLabelHidden, isOptional, className };
  return (
    <Frame {...frame}>
      <input
        id={id}
        name={name}
        className="input"
        type="text"
        autoComplete="off"
        aria-invalid={shown ? true : undefined}
        aria-describedby={described(id, help, shown)}
        {...rest}
        {...events}
        onBlur={(event) => {
          events.onBlur(event);
          onBlur?.(event);
        }}
      />
    </Frame>
  );
}

type AreaProperties = Common & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name">;

export function TextArea({ name, label, help, error, isLabelHidden, className, ...rest }: AreaProperties) {
  const id = useId();
  const { error: shown, ...events } = useFieldState(name, error);
  return (
    <Frame {...{ id, name, label, help, shown, isLabelHidden, className }}>
      <textarea
        id={id}
        name={name}
        className="input"
        aria-invalid={shown ? true : undefined}
        aria-describedby={described(id, help, shown)}
        {...rest}
        {...events}
      />
    </Frame>
  );
}

type SelectProperties = Common & Omit<SelectHTMLAttributes<HTMLSelectElement>, "name"> & {
  isOptional?: boolean;
};

export function SelectField(
  { name, label, help, error, isLabelHidden, isOptional, className, children, ...rest }: SelectProperties,
) {
  const id = useId();
  const { error: shown, ...events } = useFieldState(name, error);
  return (
    <Frame {...{ id, name, label, help, shown, isLabelHidden, isOptional, className }}>
      <select
        id={id}
        name={name}
        className="input select"
        aria-invalid={shown ? true : undefined}
        aria-describedby={described(id, help, shown)}
        {...rest}
        {...events}
      >
        {children}
      </select>
    </Frame>
  );
}

type CheckProperties = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  label: ReactNode;
  help?: ReactNode;
  kind?: "checkbox" | "radio";
};

export function Check({ label, help, kind = "checkbox", ...rest }: CheckProperties) {
  const id = useId();
  return (
    <div className="check">
      <input id={id} type={kind} aria-describedby={help ? `${id}-help` : undefined} {...rest} />
      <label htmlFor={id}>{label}</label>
      {help && <p id={`${id}-help`} className="check-help">{help}</p>}
    </div>
  );
}
