import type { Predicate, PredicateTest } from "../../../api/types.ts";
import { countryName, formatCivil, formatDateTime, formatNumber } from "../../../i18n/format.ts";
import { localeTag, t } from "../../../i18n/index.ts";
import { optInName } from "../names.ts";
import { useCommunities, useCompanies, useContactTags, useMembers } from "../useLists.ts";
import { useFields } from "../fields/useFields.ts";
import { type Kind, type Subject, subjects } from "./catalogue.ts";
import { isTest } from "./predicate.ts";

export type Names = { of: (kind: Kind, id: string) => string; subjects: readonly Subject[] };

/** What ids are called, as far as it is known here. */
export function useNames(): Names {
  const lists = {
    tag: useContactTags(),
    owner: useMembers(),
    company: useCompanies(),
    community: useCommunities(),
  };
  const fields = useFields();
  const of = (kind: Kind, id: string): string => {
    if (kind === "country") return countryName(id);
    if (kind === "optIn") return optInName(id as "yes");
    if (kind === "source") return sourceWords(id);
    if (kind === "tag" || kind === "owner" || kind === "company" || kind === "community") {
      return lists[kind].find((found) => found.id === id)?.name ?? t(`one.${kind}`);
    }
    return id;
  };
  return { of, subjects: subjects(fields) };
}

const known = ["inbound", "manual", "import", "api", "keyword", "merge", "bulk", "demo"] as const;
export const sourceWords = (source: string) => {
  const found = known.find((one) => one === source);
  return found ? t(`source.of.${found}`) : source;
};

function valueWords(test: PredicateTest, kind: Kind, names: Names): string {
  const { value } = test;
  if (value === undefined) return "";
  if (typeof value === "boolean") return t(value ? "answer.yes" : "answer.no");
  if (typeof value === "number") return formatNumber(value);
  if (Array.isArray(value)) return joined(value.map((one) => names.of(kind, one)), "disjunction");
  if (kind === "date") return /^\d{4}-\d\d-\d\d/.test(value) ? formatCivil(value) : value;
  if (kind === "instant") {
    return /^\d{4}-\d\d-\d\d$/.test(value) ? formatCivil(value) : value ? formatDateTime(value) : value;
  }
  return names.of(kind, value);
}

export function testWords(test: PredicateTest, names: Names): string {
  const subject = names.subjects.find(({ field }) => field === test.field);
  const kind = subject?.kind ?? "text";
  const field = subject?.label ?? test.field;
  return t(`test.${test.op}`, { field, value: valueWords(test, kind, names) });
}

/** A predicate as a sentence's end: "Country is India and (Tag is VIP or Company is Acme)". */
export function predicateWords(predicate: Predicate, names: Names, isInside = false): string {
  if (isTest(predicate)) return testWords(predicate, names);
  if ("not" in predicate) return t("test.not", { test: predicateWords(predicate.not, names, true) });
  const isAll = "all" in predicate;
  const parts = isAll ? predicate.all : predicate.any;
  const words = parts.map((part) => predicateWords(part, names, parts.length > 1));
  const sentence = joined(words, isAll ? "conjunction" : "disjunction");
  return isInside && words.length > 1 ? `(${sentence})` : sentence;
}

const joined = (words: string[], type: "conjunction" | "disjunction") =>
  new Intl.ListFormat(localeTag(), { type }).format(words);
