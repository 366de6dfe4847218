/** Separators of the person's language. */
export type Separators = { group: string; decimal: string };

const isSpace = (text: string) => /^[\s\u00a0\u202f]$/.test(text);

/** Takes the separators between groups of digits out, where they stand as people put them: 1,00,000 and 100,000. */
export function ungrouped(text: string, group: string): string | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "");
  if (isSpace(group) || !plain.includes(group)) return plain;
  const [first = "", ...rest] = plain.split(group);
  const isGrouped = /^\d{1,3}$/.test(first) && /^\d{3}$/.test(rest.at(-1) ?? "") &&
    rest.every((part) => /^\d{2,3}$/.test(part));
  return isGrouped ? [first, ...rest].join("") : null;
}

/** Digits of any script as 0 to 9: whoever writes Arabic or Hindi may have either on the keyboard. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९]/g, (digit) => String((digit.charCodeAt(0) & 0xf) - (digit < "०" ? 0 : 6)))
    .replaceAll("٫", ".").replaceAll("٬", ",");
}

/** A number as typed, with a point and without grouping; null where a separator stands as nobody would put it. */
export function plainNumber(text: string, { group, decimal }: Separators): string | null {
  const [whole = "", fraction, ...rest] = westernDigits(text).trim().split(decimal);
  if (rest.length > 0) return null;
  const digits = ungrouped(whole, group);
  if (digits === null) return null;
  return fraction === undefined ? digits : `${digits}.${fraction.trim()}`;
}
