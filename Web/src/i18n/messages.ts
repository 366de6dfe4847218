/** A text, or its forms by `Intl.PluralRules` (chosen by the value named `count`). `{name}` marks a value. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export type Message = string | Plural;
/** The texts of one file in another language: the same keys, a plural where there is one. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Plural;
};
export type Values = Readonly<Record<string, string | number>>;

/** Puts values into a message. A value that is missing leaves its name visible, so that it is noticed. */
export function fill(
  message: Message,
  values: Values | undefined,
  rules: Intl.PluralRules,
  digits: Intl.NumberFormat,
  isRTL = false,
) {
  const text = typeof message === "string" ? message : form(message, values, rules);
  if (!values || !text.includes("{")) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (typeof value === "number") return digits.format(value);
    // A name or number in another script must not pull the words around it to its side.
    return isRTL && value ? `\u2068${value}\u2069` : value;
  });
}

function form(message: Plural, values: Values | undefined, rules: Intl.PluralRules) {
  const count = Number(values?.count ?? 0);
  return message[rules.select(count)] ?? message.other;
}
