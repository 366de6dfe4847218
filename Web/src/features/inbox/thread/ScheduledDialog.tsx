import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { api } from "../../../api/client.ts";
import type { Message } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { formatDateTime } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody } from "../../../ui/Dialog.tsx";
import { drafts } from "../drafts.ts";
import { summary } from "../summary.ts";

type Properties = { conversation: string; items: readonly Message[]; onClose: () => void };

/** What goes out later: to be called back, or taken back into the composer. */
export function ScheduledDialog({ conversation, items, onClose }: Properties) {
  const cancel = useAction(async (message: Message, isEdited: boolean) => {
    await api.delete(`/api/messages/${message.id}`);
    invalidate(`/api/conversations/${conversation}/scheduled`);
    // Gone before the words are back: a field behind a dialog takes no focus.
    if (isEdited || items.length === 1) flushSync(onClose);
    if (isEdited) drafts.restore(conversation, "reply", message.text ?? "");
  });
  const list = useRef<HTMLUListElement>(null);
  // Who called one back by keyboard goes on with the next.
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.querySelector("button")?.focus();
  }, [items.length]);
  return (
    <Dialog title={t("schedule.list")} onClose={onClose}>
      <DialogBody>
        <ul ref={list} className="scheduled">
          {items.map((message) => (
            <li key={message.id} className="scheduled-line">
              <time dateTime={message.sendAt ?? message.at}>
                {formatDateTime(message.sendAt ?? message.at)}
              </time>
              <p dir="auto">{summary(message)}</p>
              <div className="row">
                {message.type === "text" && (
                  <Button
                    size="small"
                    icon="pencil"
                    disabled={cancel.isRunning}
                    onClick={() => void cancel.run(message, true)}
                  >
                    {t("schedule.edit")}
                  </Button>
                )}
                <Button
                  size="small"
                  icon="x"
                  disabled={cancel.isRunning}
                  onClick={() => void cancel.run(message, false)}
                >
                  {t("schedule.cancel")}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </DialogBody>
    </Dialog>
  );
}
