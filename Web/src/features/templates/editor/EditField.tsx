import { type ReactNode, useId } from "react";
import type { TemplateFinding } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { ruleSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { useEditing } from "./EditorContext.ts";
import { faultsOf } from "./findings.ts";

/** What the rules say to one place: what is wrong, and how to mend it. */
export function Findings({ findings, id }: { findings: readonly TemplateFinding[]; id?: string }) {
  useWords();
  if (findings.length === 0) return null;
  return (
    <ul id={id} className="findings">
      {findings.map((finding) => ({ ...finding, ...ruleSaid(finding) })).map((finding, index) => (
        <li key={`${finding.rule} ${index}`} data-warning={finding.warning} data-rule={finding.rule}>
          <Icon name={finding.warning ? "triangle-alert" : "circle-alert"} size={14} />
          <span>
            {finding.title} {finding.detail && <span className="findings-mend">{finding.detail}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The findings of a place that is no field, as a whole row of buttons. */
export function FindingsAt({ place }: { place: string }) {
  const { found, isShown } = useEditing();
  return isShown(place) ? <Findings findings={found.get(place) ?? []} /> : null;
}

type Control = {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
  "data-place": string | undefined;
  onBlur: () => void;
};
type Properties = {
  label: ReactNode;
  /** The path of its findings. */
  place?: string;
  help?: ReactNode;
  /** The length now and at most, in characters as Meta counts them. */
  length?: [now: string, most: number];
  isOptional?: boolean;
  isLabelHidden?: boolean;
  className?: string;
  children: (control: Control) => ReactNode;
};

const lengthOf = (text: string) => [...text].length;

/** A field with its counter and with what the rules say to it. */
export function EditField(
  { label, place, help, length, isOptional, isLabelHidden, className, children }: Properties,
) {
  const id = useId();
  const { found, isShown, touch } = useEditing();
  const findings = place !== undefined && isShown(place) ? found.get(place) ?? [] : [];
  const isWrong = faultsOf(findings).length > 0;
  const described = [help && `${id}-help`, findings.length > 0 && `${id}-findings`].filter(Boolean).join(" ");
  return (
    <div className={`field${className ? ` ${className}` : ""}`}>
      <div className={isLabelHidden ? "visually-hidden" : "field-line"}>
        <label htmlFor={id} className="field-label">
          {label} {isOptional && <span className="field-optional">{t("field.optional")}</span>}
        </label>
        {length && <Counter text={length[0]} most={length[1]} />}
      </div>
      {children({
        id,
        "aria-invalid": isWrong || undefined,
        "aria-describedby": described || undefined,
        "data-place": place,
        onBlur: () => place !== undefined && touch(place),
      })}
      {help && <p id={`${id}-help`} className="field-help">{help}</p>}
      <Findings findings={findings} id={`${id}-findings`} />
    </div>
  );
}

function Counter({ text, most }: { text: string; most: number }) {
  const count = lengthOf(text);
  return (
    <span
      className="counter number"
      data-over={count > most || undefined}
      data-near={count > most * 0.9 || undefined}
    >
      <span aria-hidden="true" dir="ltr">{formatNumber(count)} / {formatNumber(most)}</span>
      <span className="visually-hidden">{t("editor.length", { count, most: formatNumber(most) })}</span>
    </span>
  );
}

type InputProperties = Omit<Properties, "children" | "length"> & {
  value: string;
  onChange: (value: string) => void;
  most?: number;
  placeholder?: string;
  type?: string;
  dir?: "auto" | "ltr";
  disabled?: boolean;
  inputMode?: "tel" | "url" | "text";
};

/** One line. */
export function EditInput(
  { value, onChange, most, placeholder, type = "text", dir = "auto", disabled, inputMode, ...field }:
    InputProperties,
) {
  return (
    <EditField {...field} length={most === undefined ? undefined : [value, most]}>
      {(control) => (
        <input
          {...control}
          className="input"
          type={type}
          dir={dir}
          inputMode={inputMode}
          autoComplete="off"
          disabled={disabled}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </EditField>
  );
}
