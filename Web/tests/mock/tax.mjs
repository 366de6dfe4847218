// The supplier of the mock is in Karnataka: the same state is split, another one is not.
const home = "29";
const unionTerritories = ["04", "26", "31", "35", "38"];

export const states = [
  ["01", "Jammu and Kashmir"],
  ["02", "Himachal Pradesh"],
  ["03", "Punjab"],
  ["04", "Chandigarh"],
  ["05", "Uttarakhand"],
  ["06", "Haryana"],
  ["07", "Delhi"],
  ["08", "Rajasthan"],
  ["09", "Uttar Pradesh"],
  ["19", "West Bengal"],
  ["24", "Gujarat"],
  ["27", "Maharashtra"],
  ["29", "Karnataka"],
  ["32", "Kerala"],
  ["33", "Tamil Nadu"],
  ["36", "Telangana"],
].map(([code, name]) => ({ code, name }));

export const money = (minor, currency = "INR") => ({
  amount: `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, "0")}`,
  currency,
});

/** 18 % of paise, each component rounded half up by itself. */
export function split(net, stateCode) {
  const part = (name, percent) => ({
    name,
    percent: String(percent),
    minor: Math.floor((net * percent + 50) / 100),
  });
  const parts = stateCode === home
    ? [part("CGST", 9), part("SGST", 9)]
    : unionTerritories.includes(stateCode)
    ? [part("CGST", 9), part("UTGST", 9)]
    : [part("IGST", 18)];
  const tax = parts.reduce((sum, { minor }) => sum + minor, 0);
  return { parts, tax, total: net + tax };
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
export function isGSTIN(text) {
  if (!/^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 14; at++) {
    const product = digits.indexOf(text[at]) * (at % 2 ? 2 : 1);
    sum += Math.floor(product / 36) + product % 36;
  }
  return digits[(36 - sum % 36) % 36] === text[14];
}
