import type { CustomField } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";

const standard = [
  "name",
  "phone",
  "country",
  "email",
  "optIn",
  "tag",
  "company",
  "owner",
  "community",
] as const;

/** What a column can become. */
export const targetChoices = (fields: readonly CustomField[]) => ({
  standard: standard.map((value) => ({ value, label: t(`import.to.${value}`) })),
  own: fields.map(({ key, label }) => ({ value: `custom.${key}`, label })),
});

/** Of these there is one column at most. */
export const isSingle = (target: string) => target !== "name" && target !== "tag" && target !== "skip";
