import { useId } from "react";
import type { Operator, PredicateTest } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { keepValue, newTest, operatorsFor, type Subject } from "./catalogue.ts";
import {
  countTests,
  deepest,
  type Group,
  isGroup,
  type Mode,
  modes,
  mostTests,
  type Part,
} from "./predicate.ts";
import { ValueInput } from "./ValueInput.tsx";
import type { Names } from "./words.ts";

type Properties = { group: Group; names: Names; onChange: (group: Group) => void };

/** A predicate written as sentences: "Contacts for whom all of these hold: Country is India …" */
export function FilterBuilder({ group, names, onChange }: Properties) {
  return (
    <GroupEditor
      group={group}
      names={names}
      depth={1}
      room={mostTests - countTests(group)}
      onChange={onChange}
    />
  );
}

type GroupProperties = Properties & { depth: number; room: number; remove?: () => void };

function GroupEditor({ group, names, depth, room, onChange, remove }: GroupProperties) {
  const id = useId();
  const set = (index: number, part: Part | null) =>
    onChange({
      ...group,
      parts: group.parts.flatMap((old, at) => at !== index ? [old] : part ? [part] : []),
    });
  const add = (part: Part) => onChange({ ...group, parts: [...group.parts, part] });
  const first = names.subjects[0]!;
  return (
    <div className="filter-group" role="group" aria-labelledby={id}>
      <div className="filter-mode">
        <span id={id}>{t(depth === 1 ? "filter.whom" : "filter.group")}</span>
        <select
          className="input select"
          aria-label={t("filter.mode")}
          value={group.mode}
          onChange={(event) => onChange({ ...group, mode: event.target.value as Mode })}
        >
          {modes.map((mode) => <option key={mode} value={mode}>{t(`filter.mode.${mode}`)}</option>)}
        </select>
        {remove && <IconButton icon="x" label={t("filter.group.remove")} onClick={remove} />}
      </div>
      {group.parts.length > 0 && (
        <ul className="filter-parts">
          {group.parts.map((part, index) => (
            <li key={index} data-join={index > 0 ? joinWord(group.mode) : undefined}>
              {isGroup(part)
                ? (
                  <GroupEditor
                    group={part}
                    names={names}
                    depth={depth + 1}
                    room={room}
                    onChange={(next) => set(index, next)}
                    remove={() =>
                      set(index, null)}
                  />
                )
                : (
                  <TestRow
                    test={part}
                    names={names}
                    onChange={(next) => set(index, next)}
                    remove={() =>
                      set(index, null)}
                  />
                )}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button size="small" icon="plus" disabled={room <= 0} onClick={() => add(newTest(first))}>
          {t("filter.add")}
        </Button>
        {depth < deepest - 1 && (
          <Button
            size="small"
            kind="quiet"
            disabled={room <= 0}
            onClick={() => add({ mode: group.mode === "any" ? "all" : "any", parts: [newTest(first)] })}
          >
            {t("filter.addGroup")}
          </Button>
        )}
        {room <= 0 && <small className="muted">{t("filter.most", { count: mostTests })}</small>}
      </div>
    </div>
  );
}

const joinWord = (mode: Mode) => t(mode === "all" ? "filter.and" : "filter.or");

type RowProperties = {
  test: PredicateTest;
  names: Names;
  onChange: (test: PredicateTest) => void;
  remove: () => void;
};

function TestRow({ test, names, onChange, remove }: RowProperties) {
  const { subjects } = names;
  const subject: Subject = subjects.find(({ field }) => field === test.field) ??
    { field: test.field, label: test.field, kind: "text" };
  const operators = operatorsFor(subject.kind);
  const own = subjects.filter(({ field }) => field.startsWith("custom."));
  const rest = subjects.filter(({ field }) => !field.startsWith("custom."));
  const options = (list: readonly Subject[]) =>
    list.map(({ field, label }) => <option key={field} value={field}>{label}</option>);
  return (
    <div className="test-row">
      <select
        className="input select test-field"
        aria-label={t("filter.field")}
        value={test.field}
        onChange={(event) => onChange(newTest(subjects.find(({ field }) => field === event.target.value)!))}
      >
        {options(rest)}
        {own.length > 0 && <optgroup label={t("filter.ownFields")}>{options(own)}</optgroup>}
      </select>
      <select
        className="input select test-op"
        aria-label={t("filter.op")}
        value={test.op}
        onChange={(event) => {
          const op = event.target.value as Operator;
          onChange({ ...test, op, value: keepValue(test, subject.kind, op) });
        }}
      >
        {operators.map((op) => <option key={op} value={op}>{t(operatorKey(op, subject.kind))}</option>)}
      </select>
      <div className="test-value">
        <ValueInput
          test={test}
          subject={subject}
          names={names}
          onChange={(value) => onChange({ ...test, value })}
        />
      </div>
      <IconButton icon="x" label={t("filter.remove.test", { field: subject.label })} onClick={remove} />
    </div>
  );
}

/** A number is less, a day is before: the words follow what is compared. */
const operatorKey = (op: Operator, kind: Subject["kind"]) =>
  kind === "time" && (op === "before" || op === "after")
    ? `compare.time.${op}` as const
    : `compare.${op}` as const;
