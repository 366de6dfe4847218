/** Writes at the caret, over what is selected, so that the browser's own undo takes it back. */
export function insertText(field: HTMLTextAreaElement, text: string, from?: number, to?: number) {
  field.focus();
  if (from !== undefined) field.setSelectionRange(from, to ?? from);
  // Deprecated and without a successor: nothing else keeps the undo history of a field.
  const isDone = text === ""
    ? document.execCommand("delete")
    : document.execCommand("insertText", false, text);
  if (isDone) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
