import { useRef, useState } from "react";
import type { PredicateTest, TestValue } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Picker, type PickerChoice } from "../../../ui/Picker.tsx";
import { countries } from "../countries.ts";
import { optInName, optIns } from "../names.ts";
import { useCommunities, useCompanies, useContactTags, useMembers } from "../useLists.ts";
import { sources, type Subject } from "./catalogue.ts";
import { type Names, sourceWords } from "./words.ts";

type Properties = {
  test: PredicateTest;
  subject: Subject;
  names: Names;
  onChange: (value: TestValue) => void;
};

/** The end of a test's sentence: what the field is compared with. */
export function ValueInput({ test, subject, names, onChange }: Properties) {
  const { op, value } = test;
  const label = t("filter.value", { field: subject.label });
  if (op === "isSet" || op === "isEmpty") return null;
  if (op === "withinDays" || op === "olderThanDays") {
    return (
      <span className="test-days">
        <input
          type="number"
          className="input"
          aria-label={label}
          min={1}
          max={36500}
          value={Number.isNaN(value) ? "" : String(value ?? "")}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
        {t("filter.days")}
      </span>
    );
  }
  if (op === "in") {
    return (
      <ChoiceButton
        label={label}
        subject={subject}
        names={names}
        chosen={Array.isArray(value) ? value : []}
        isMultiple
        onChange={onChange}
      />
    );
  }
  const text = typeof value === "string" ? value : "";
  switch (subject.kind) {
    case "boolean":
      return (
        <select
          className="input select"
          aria-label={label}
          value={value === false ? "no" : "yes"}
          onChange={(event) => onChange(event.target.value === "yes")}
        >
          <option value="yes">{t("answer.yes")}</option>
          <option value="no">{t("answer.no")}</option>
        </select>
      );
    case "optIn":
    case "source":
    case "select":
    case "multiSelect":
      return (
        <select
          className="input select"
          aria-label={label}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{t("filter.choose")}</option>
          {plainChoices(subject).map((choice) => (
            <option key={choice.id} value={choice.id}>{choice.label}</option>
          ))}
        </select>
      );
    case "tag":
    case "owner":
    case "company":
    case "community":
    case "country":
      return (
        <ChoiceButton
          label={label}
          subject={subject}
          names={names}
          chosen={text ? [text] : []}
          onChange={([one]) => onChange(one ?? "")}
        />
      );
    case "number":
      return (
        <input
          type="number"
          step="any"
          className="input"
          aria-label={label}
          value={typeof value === "number" && !Number.isNaN(value) ? String(value) : ""}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      );
    case "date":
    case "instant":
    case "time":
      return (
        <input
          type={subject.kind === "time" ? "time" : "date"}
          className="input"
          aria-label={label}
          value={subject.kind === "time" ? text : text.slice(0, 10)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    default:
      return (
        <input
          type="text"
          className="input"
          aria-label={label}
          placeholder={t("filter.write")}
          value={text}
          dir="auto"
          maxLength={200}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

function plainChoices({ kind, options }: Subject): PickerChoice[] {
  if (kind === "optIn") return optIns.map((id) => ({ id, label: optInName(id) }));
  if (kind === "source") return sources.map((id) => ({ id, label: sourceWords(id) }));
  return (options ?? []).map((id) => ({ id, label: id }));
}

type ChoiceProperties = {
  label: string;
  subject: Subject;
  names: Names;
  chosen: readonly string[];
  isMultiple?: boolean;
  onChange: (chosen: string[]) => void;
};

/** A button that says what is chosen and opens the list to choose from. */
function ChoiceButton({ label, subject, names, chosen, isMultiple, onChange }: ChoiceProperties) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const words = chosen.map((id) => names.of(subject.kind, id)).join(", ");
  const pick = (id: string) => {
    if (!isMultiple) return onChange([id]);
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className="input choice-button"
        aria-label={`${label}: ${words || t("filter.choose")}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className={words ? "cut" : "cut muted"}>{words || t("filter.choose")}</span>
        <Icon name="chevron-down" />
      </button>
      {isOpen && (
        <Choices
          label={label}
          subject={subject}
          chosen={chosen}
          isMultiple={isMultiple}
          anchor={button}
          pick={pick}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type ListProperties = {
  label: string;
  subject: Subject;
  chosen: readonly string[];
  isMultiple?: boolean;
  anchor: React.RefObject<HTMLElement>;
  pick: (id: string) => void;
  onClose: () => void;
};

function Choices({ subject, chosen, ...rest }: ListProperties) {
  const [text, setText] = useState("");
  const lists = {
    tag: useContactTags(),
    owner: useMembers(),
    company: useCompanies(text.trim()),
    community: useCommunities(),
  };
  const { kind } = subject;
  const all: PickerChoice[] = kind === "country"
    ? countries().map(({ code, name }) => ({ id: code, label: name, detail: code }))
    : kind === "tag" || kind === "owner" || kind === "company" || kind === "community"
    ? lists[kind].map(({ id, name }) => ({ id, label: name }))
    : plainChoices(subject);
  return (
    <Picker
      {...rest}
      onText={kind === "company" ? setText : undefined}
      choices={all.map((choice) => ({ ...choice, isChosen: chosen.includes(choice.id) }))}
    />
  );
}
