import type { Import, TemplateVariable, VariableSource } from "../../../api/types.ts";

/** A first guess for variables without a source: the name's column for the first word of the body, else the sample as text. */
export function guessSources(
  variables: readonly TemplateVariable[],
  file: Import,
  known: Readonly<Record<string, VariableSource>>,
): Record<string, VariableSource> {
  const names = file.mapping.name;
  const guessed: Record<string, VariableSource> = {};
  let isNameUsed = false;
  for (const variable of variables) {
    const own = known[variable.key];
    const word = variable.key.split(".").at(-1) ?? "";
    const sameName = file.columns.find((column) => plain(column) === plain(word) && plain(word).length > 1);
    const isFirstOfBody = variable.key.startsWith("body.") && !isNameUsed && names.length > 0;
    if (own) guessed[variable.key] = own;
    else if (sameName) guessed[variable.key] = { column: sameName, fallback: "" };
    else if (isFirstOfBody) guessed[variable.key] = { column: names[0], fallback: "" };
    else guessed[variable.key] = { text: usable(variable) };
    if (variable.key.startsWith("body.")) isNameUsed = true;
  }
  return guessed;
}

/** A media header's sample is a handle of Meta's unless it is a link. */
const usable = ({ key, sample }: TemplateVariable) =>
  key.endsWith(".media") && !sample?.startsWith("https://") ? "" : sample ?? "";

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export const isComplete = (source: VariableSource | undefined) =>
  !!source && (source.column !== undefined ? source.column !== "" : (source.text ?? "").trim() !== "");
