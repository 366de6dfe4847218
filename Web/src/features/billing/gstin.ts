const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const shape = /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/;

/** The last character of a GSTIN, from the fourteen before it. */
export function checkCharacter(first: string): string {
  let sum = 0;
  for (const [index, letter] of [...first].entries()) {
    const product = digits.indexOf(letter) * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + product % 36;
  }
  return digits[(36 - sum % 36) % 36]!;
}

/** As people write it, with spaces or in small letters, in the one form that is kept. */
export const cleanGSTIN = (text: string) => text.replace(/[\s-]/g, "").toUpperCase();

export type GSTINFault = "shape" | "check" | "state";

/** What is wrong with a GSTIN, or null. Its first two digits must be the state's where the state is known. */
export function gstinFault(text: string, stateCode = ""): GSTINFault | null {
  const gstin = cleanGSTIN(text);
  if (!shape.test(gstin)) return "shape";
  if (checkCharacter(gstin.slice(0, 14)) !== gstin[14]) return "check";
  if (stateCode && gstin.slice(0, 2) !== stateCode) return "state";
  return null;
}

/** The state that a GSTIN names, as soon as its two digits are written. */
export const stateOfGSTIN = (text: string) => /^\d{2}/.exec(cleanGSTIN(text))?.[0] ?? "";
