import type { RefObject } from "react";
import { t } from "../../../i18n/index.ts";
import { IconButton } from "../../../ui/Button.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { formatted, type Mark } from "./format.ts";
import { insertText } from "./insert.ts";

const buttons: [Mark, IconName, string][] = [
  ["bold", "bold", "Ctrl B"],
  ["italic", "italic", "Ctrl I"],
  ["strike", "strikethrough", "Ctrl Shift X"],
  ["code", "code", "Ctrl Shift C"],
];

/** Puts WhatsApp's marks around what is selected, or takes them away. */
export function applyMark(field: HTMLTextAreaElement | null, mark: Mark) {
  if (!field) return;
  const { from, to, text, selectFrom, selectTo } = formatted(
    field.value,
    field.selectionStart,
    field.selectionEnd,
    mark,
  );
  insertText(field, text, from, to);
  field.setSelectionRange(selectFrom, selectTo);
}

export function FormatBar({ field }: { field: RefObject<HTMLTextAreaElement> }) {
  return (
    <span className="format-bar" role="group" aria-label={t("format.group")}>
      {buttons.map(([mark, icon, keys]) => (
        <IconButton
          key={mark}
          icon={icon}
          label={t(`format.${mark}`)}
          keys={keys}
          // The field keeps its selection.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => applyMark(field.current, mark)}
        />
      ))}
    </span>
  );
}

/** The mark that a key asks for. */
export function markOfKey(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean },
): Mark | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (!event.shiftKey) return key === "b" ? "bold" : key === "i" ? "italic" : null;
  return key === "x" ? "strike" : key === "c" ? "code" : null;
}
