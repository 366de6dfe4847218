import type { Named, SequenceCounts, SequenceStep } from "../../api/types.ts";
import { randomID } from "../../app/storage.ts";
import { t } from "../../i18n/index.ts";

export const mostSteps = 50;

/** A message as it is added: some time after the one before. */
export const newStep = (steps: readonly SequenceStep[]): SequenceStep => ({
  id: randomID().slice(0, 16),
  name: t("step.name.new", { number: steps.length + 1 }),
  on: true,
  delay: steps.length === 0
    ? { amount: 5, unit: "minutes", after: "enrolment" }
    : { amount: 1, unit: "days", after: "previous" },
  condition: null,
  template: null,
  text: null,
});

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** A step put after the one that it is like. */
export function doubled(steps: readonly SequenceStep[], at: number): SequenceStep[] {
  const step = steps[at];
  if (!step) return [...steps];
  const copy = {
    ...structuredClone(step),
    id: randomID().slice(0, 16),
    name: t("step.name.copy", { name: step.name }),
  };
  return [...steps.slice(0, at + 1), copy, ...steps.slice(at + 1)];
}

/** Who gets more: `enrolled` is everybody who ever was in it, and `inProgress` those who got a message already. */
export const onTheWay = ({ enrolled, completed, success, dropped, failed }: SequenceCounts) =>
  Math.max(0, enrolled - completed - success - dropped - failed);

/** Before the first there is only the start. */
export const delayWords = ({ delay: { amount, unit, after } }: SequenceStep, index: number) =>
  t(`delay.${index === 0 ? "enrolment" : after}.${unit}`, { count: amount });

/** Who did it, whether the server gives a name or more. */
export const nameOf = (by: string | Named | null | undefined) => typeof by === "string" ? by : by?.name ?? "";
