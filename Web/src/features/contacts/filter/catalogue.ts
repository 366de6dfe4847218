import type { CustomField, FieldType, Operator, PredicateTest, TestValue } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";

/** What a field holds, which decides how it can be tested and how a value is given. */
export type Kind =
  | "text"
  | "phone"
  | "country"
  | "optIn"
  | "source"
  | "boolean"
  | "tag"
  | "owner"
  | "company"
  | "community"
  | "number"
  | "date"
  | "time"
  | "instant"
  | "select"
  | "multiSelect";
export type Subject = { field: string; label: string; kind: Kind; options?: readonly string[] };

const standard: readonly [string, Kind][] = [
  ["name", "text"],
  ["phone", "phone"],
  ["email", "text"],
  ["country", "country"],
  ["tag", "tag"],
  ["optIn", "optIn"],
  ["owner", "owner"],
  ["company", "company"],
  ["community", "community"],
  ["lastInboundAt", "instant"],
  ["lastOutboundAt", "instant"],
  ["createdAt", "instant"],
  ["updatedAt", "instant"],
  ["source", "source"],
  ["blocked", "boolean"],
];

const kinds: Record<FieldType, Kind> = {
  text: "text",
  longText: "text",
  email: "text",
  url: "text",
  phone: "phone",
  number: "number",
  date: "date",
  time: "time",
  dateTime: "instant",
  boolean: "boolean",
  select: "select",
  multiSelect: "multiSelect",
};

const choice: readonly Operator[] = ["is", "isNot", "in", "isSet", "isEmpty"];
const order: readonly Operator[] = ["withinDays", "olderThanDays", "before", "after", "isSet", "isEmpty"];
const operatorsOf: Record<Kind, readonly Operator[]> = {
  text: ["contains", "startsWith", "is", "isNot", "isSet", "isEmpty"],
  phone: ["startsWith", "contains", "is", "isSet", "isEmpty"],
  country: choice,
  optIn: ["is", "isNot", "in"],
  source: ["is", "isNot", "in"],
  boolean: ["is"],
  tag: choice,
  owner: choice,
  company: choice,
  community: ["is", "isNot", "in"],
  number: ["is", "isNot", "gt", "gte", "lt", "lte", "isSet", "isEmpty"],
  date: order,
  time: ["before", "after", "is", "isSet", "isEmpty"],
  instant: order,
  select: choice,
  multiSelect: ["is", "isNot", "in", "isSet", "isEmpty"],
};

export const sources = ["inbound", "manual", "import", "api"] as const;

/** Everything that contacts can be told apart by: what all have, and the workspace's own fields. */
export function subjects(fields: readonly CustomField[]): Subject[] {
  return [
    ...standard.map(([field, kind]) => ({ field, kind, label: t(`field.of.${field}` as "field.of.name") })),
    ...fields.map(({ key, label, type, options }) => ({
      field: `custom.${key}`,
      label,
      kind: kinds[type],
      options: options ?? undefined,
    })),
  ];
}

export const operatorsFor = (kind: Kind) => operatorsOf[kind];

/** A test as it begins when a field is chosen. */
export function newTest({ field, kind }: Subject): PredicateTest {
  const op = operatorsOf[kind][0]!;
  return { field, op, value: firstValue(kind, op) };
}

export function firstValue(kind: Kind, op: Operator): TestValue | undefined {
  if (op === "isSet" || op === "isEmpty") return undefined;
  if (op === "in") return [];
  if (op === "withinDays" || op === "olderThanDays") return 30;
  if (kind === "boolean") return true;
  if (kind === "optIn") return "yes";
  return "";
}

/** Values of days are numbers, those of one of several are lists: another kind of value begins anew. */
export function keepValue(test: PredicateTest, kind: Kind, op: Operator): TestValue | undefined {
  const shape = (of: Operator) =>
    of === "in" ? "list" : of.endsWith("Days") ? "days" : /^is(Set|Empty)$/.test(of) ? "none" : "one";
  if (shape(test.op) === shape(op) && test.value !== undefined) return test.value;
  if (shape(test.op) === "one" && shape(op) === "list" && typeof test.value === "string" && test.value) {
    return [test.value];
  }
  if (shape(test.op) === "list" && shape(op) === "one" && Array.isArray(test.value) && test.value[0]) {
    return test.value[0];
  }
  return firstValue(kind, op);
}
