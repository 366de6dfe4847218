import type { TemplateVariable, VariableSource } from "../../../../api/types.ts";
import { recalled } from "../../../templates/editor/files.ts";

export type VariableType =
  | "text"
  | "image"
  | "video"
  | "document"
  | "gif"
  | "link"
  | "code"
  | "time"
  | "location"
  | "product"
  | "products"
  | "order"
  | "payload"
  | "flow";

/** What a value is. A server of before says nothing: the key does. */
export function typeOf({ key, type }: TemplateVariable): VariableType {
  if (type) return type as VariableType;
  if (key.endsWith(".media")) return "image";
  if (key.startsWith("offer.")) return "time";
  if (/button\.\d+\.1$/.test(key)) return "link";
  return "text";
}

export const isFile = (type: VariableType) =>
  type === "image" || type === "video" || type === "document" || type === "gif";

export const isRequired = ({ required }: TemplateVariable) => required !== false;

type File = { columns: readonly string[]; mapping: { name: readonly string[] } } | undefined;

/**
 * A first guess for variables without a source: the column of the same name, the name for the first words of the body, else the
 * sample as text.
 */
export function guessSources(
  variables: readonly TemplateVariable[],
  file: File,
  known: Readonly<Record<string, VariableSource>>,
): Record<string, VariableSource> {
  const guessed: Record<string, VariableSource> = {};
  let isNameUsed = false;
  for (const variable of variables) {
    const own = known[variable.key];
    const word = variable.key.split(".").at(-1) ?? "";
    const column = file?.columns.find((one) => plain(one) === plain(word) && plain(word).length > 1);
    const isFirstOfBody = variable.key.startsWith("body.") && !isNameUsed;
    if (own) guessed[variable.key] = own;
    else if (column) guessed[variable.key] = { column, fallback: "" };
    else if (isFirstOfBody) guessed[variable.key] = nameOf(file, variable);
    else if (isRequired(variable)) guessed[variable.key] = { text: usable(variable) };
    if (variable.key.startsWith("body.")) isNameUsed = true;
  }
  return guessed;
}

const nameOf = (file: File, { sample }: TemplateVariable): VariableSource =>
  file?.mapping.name[0]
    ? { column: file.mapping.name[0], fallback: "" }
    : { field: "firstName", fallback: sample ?? "" };

/**
 * A header's sample is a handle of Meta's unless it is a link: where this browser gave the file, the same file is used. A day that
 * is over is none.
 */
const usable = (variable: TemplateVariable) => {
  const type = typeOf(variable);
  const { sample } = variable;
  if (isFile(type)) return sample?.startsWith("https://") ? sample : recalled(sample ?? "").mediaId ?? "";
  return type === "time" || type === "location" || type === "products" || type === "order"
    ? ""
    : sample ?? "";
};

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export function isComplete(source: VariableSource | undefined): boolean {
  if (!source) return false;
  if (typeof source.field === "string") return source.field !== "";
  if (typeof source.column === "string") return source.column !== "";
  if (source.tracked) return /^https?:\/\/\S+\.\S/.test(source.tracked.url);
  return (source.text ?? "").trim() !== "";
}

/** Whether all that must have a value has a source. */
export const missingOf = (
  variables: readonly TemplateVariable[],
  sources: Readonly<Record<string, VariableSource>>,
) => variables.filter((variable) => isRequired(variable) && !isComplete(sources[variable.key]));

/** What stands for each variable where no person is known: the text, the fall-back or the sample. */
export const examples = (
  variables: readonly TemplateVariable[],
  sources: Readonly<Record<string, VariableSource>>,
) =>
  Object.fromEntries(variables.map(({ key, sample }) => {
    const source = sources[key];
    return [key, source?.text || source?.fallback || sample || undefined];
  }));
