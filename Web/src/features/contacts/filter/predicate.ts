import type { Predicate, PredicateTest } from "../../../api/types.ts";

export const modes = ["all", "any", "none"] as const;
export type Mode = (typeof modes)[number];
/** A predicate as the builder shows it: a group of tests and groups, of which all, any or none must hold. */
export type Group = { mode: Mode; parts: Part[] };
export type Part = Group | PredicateTest;

export const isGroup = (part: Part): part is Group => "mode" in part;
export const isTest = (predicate: Predicate): predicate is PredicateTest => "field" in predicate;

/** As deep, and as many tests, as the server takes. */
export const deepest = 5;
export const mostTests = 50;

const needsNoValue = new Set(["isSet", "isEmpty"]);

/** Whether a test says enough to be asked. */
export function isComplete({ op, value }: PredicateTest): boolean {
  if (needsNoValue.has(op)) return true;
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== "" && !(typeof value === "number" && Number.isNaN(value));
}

/** What the server is asked: tests that are not yet written out are left out, and so are groups without any. */
export function toPredicate(group: Group): Predicate | null {
  const parts = group.parts.flatMap((part) => {
    const made = isGroup(part) ? toPredicate(part) : isComplete(part) ? bare(part) : null;
    return made ? [made] : [];
  });
  if (parts.length === 0) return null;
  if (group.mode === "none") return { not: parts.length === 1 ? parts[0]! : { any: parts } };
  if (parts.length === 1) return parts[0]!;
  return group.mode === "all" ? { all: parts } : { any: parts };
}

const bare = ({ field, op, value }: PredicateTest): PredicateTest =>
  needsNoValue.has(op) ? { field, op } : { field, op, value };

export function toGroup(predicate: Predicate | null | undefined): Group {
  if (!predicate) return { mode: "all", parts: [] };
  if (isTest(predicate)) return { mode: "all", parts: [predicate] };
  if ("not" in predicate) {
    const inside = toGroup(predicate.not);
    // None of (any of these) is none of these; none of (all of these) needs a group of its own.
    const isPlain = inside.mode === "any" || inside.parts.length === 1 && inside.mode === "all";
    return { mode: "none", parts: isPlain ? inside.parts : [inside] };
  }
  const parts = "all" in predicate ? predicate.all : predicate.any;
  return {
    mode: "all" in predicate ? "all" : "any",
    parts: parts.map((part) => isTest(part) ? part : toGroup(part)),
  };
}

export const countTests = (group: Group): number =>
  group.parts.reduce((sum, part) => sum + (isGroup(part) ? countTests(part) : 1), 0);

/** The predicate of an address, or null when it is none. */
export function parsePredicate(text: string): Predicate | null {
  if (!text) return null;
  try {
    const found: unknown = JSON.parse(text);
    return isPredicate(found) ? found : null;
  } catch {
    return null;
  }
}

function isPredicate(value: unknown, depth = 0): value is Predicate {
  if (typeof value !== "object" || value === null || depth > deepest) return false;
  if ("all" in value || "any" in value) {
    const parts = "all" in value ? value.all : (value as { any: unknown }).any;
    return Array.isArray(parts) && parts.every((part) => isPredicate(part, depth + 1));
  }
  if ("not" in value) return isPredicate(value.not, depth + 1);
  return "field" in value && typeof value.field === "string" && "op" in value && typeof value.op === "string";
}

/** Both at once. */
export function both(one: Predicate | null, other: Predicate | null): Predicate | null {
  if (!one || !other) return one ?? other;
  const parts = (predicate: Predicate) => "all" in predicate ? predicate.all : [predicate];
  return { all: [...parts(one), ...parts(other)] };
}
