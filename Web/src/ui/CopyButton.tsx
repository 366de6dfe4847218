import { useState } from "react";
import { t } from "../i18n/index.ts";
import { Button, IconButton } from "./Button.tsx";
import { toast } from "./toasts.ts";

/** Works without a secure context too, where the clipboard's own interface is missing. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    (document.querySelector("dialog[open]") ?? document.body).append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    return isDone;
  }
}

export function CopyButton({ text, label, isSmall }: { text: string; label: string; isSmall?: boolean }) {
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    if (!await copyText(text)) return toast({ tone: "danger", text: t("copy.failed") });
    setDone(true);
    setTimeout(() => setDone(false), 2000);
  };
  if (isSmall) {
    return (
      <IconButton icon={isDone ? "check" : "copy"} label={isDone ? t("copy.done") : label} onClick={copy} />
    );
  }
  return <Button icon={isDone ? "check" : "copy"} onClick={copy}>{isDone ? t("copy.done") : label}</Button>;
}

/** A value to take elsewhere: in full, in a fixed-width type, with a button. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  return (
    <div className="copy-line">
      <code dir="ltr">{text}</code>
      <CopyButton text={text} label={label} isSmall />
    </div>
  );
}
