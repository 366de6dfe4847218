/** Rows of a CSV, with quotes and line breaks in cells. */
export function parseCSV(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((found) => found !== "")) rows.push(row);
    row = [];
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const letter = text[at];
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === ",") endCell();
    else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
  }
  if (cell || row.length > 0) endRow();
  return rows;
}

/** A rough stand-in for libphonenumber with India as the default country. */
export function readNumber(text) {
  let rest = text.split(";")[0].replace(/^tel:/, "").trim();
  if (/[a-z@]/i.test(rest) || rest === "") return null;
  const isInternational = rest.startsWith("+") || rest.startsWith("00");
  rest = rest.replace(/\D/g, "").replace(/^00/, "");
  if (!isInternational) {
    rest = rest.length === 10
      ? `91${rest}`
      : rest.length === 11 && rest.startsWith("0")
      ? `91${rest.slice(1)}`
      : rest;
  }
  return rest.length >= 10 && rest.length <= 14 ? `+${rest}` : null;
}
