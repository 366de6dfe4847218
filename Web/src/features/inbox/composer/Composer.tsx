import { forwardRef, useEffect, useImperativeHandle, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type Conversation, isBlocked, type Message } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useNow } from "../../../ui/useNow.ts";
import { drafts, type Mode } from "../drafts.ts";
import { LockedLine } from "../LockedLine.tsx";
import { send } from "../outbox.ts";
import { contactTitle } from "../paths.ts";
import { Quote } from "../Quote.tsx";
import { TemplateDialog } from "../TemplateDialog.tsx";
import { AttachmentTray } from "./AttachmentTray.tsx";
import { Editor, type EditorHandle } from "./Editor.tsx";
import { requestsOf, type Written } from "./requests.ts";
import { useFileDrop } from "./useFileDrop.ts";
import { useTray } from "./useTray.ts";

export type ComposerHandle = { write: (mode: Mode) => void };

type Properties = {
  conversation: Conversation;
  /** The newest message on screen: what was written before a colleague's later answer is held back. */
  newest: string | undefined;
  quoted: Message | null;
  setQuoted: (message: Message | null) => void;
};

/** Where one writes: to the customer, or a note to the team. */
export const Composer = forwardRef<ComposerHandle, Properties>(
  function Composer({ conversation, newest, quoted, setQuoted }, ref) {
    const { id, windowUntil } = conversation;
    const blocked = isBlocked(conversation);
    const [mode, setMode] = useState<Mode>("reply");
    const [isPicking, setPicking] = useState(false);
    const editor = useRef<EditorHandle>(null);
    const frame = useRef<HTMLDivElement>(null);
    const tray = useTray(id);
    const now = useNow(5_000);
    const maySend = useMay("inbox.send");
    const isOpen = !!windowUntil && Date.parse(windowUntil) > now;
    const canReply = isOpen && !blocked;
    const isDropped = useFileDrop(frame, canReply && mode === "reply", tray.add);

    const write = (wanted: Mode) => {
      // At once: whoever types on must not have the first letters taken for keys of the inbox.
      flushSync(() => setMode(wanted));
      editor.current?.focus();
    };
    useImperativeHandle(ref, () => ({ write }), []);
    useEffect(() =>
      drafts.onRestore((conversation, restored) => {
        if (conversation === id) write(restored);
      }), [id]);

    const submit = (written: Written) => {
      const options = { seen: newest, sendAt: written.sendAt };
      for (const { request, file } of requestsOf(mode, written, tray.items, quoted)) {
        send(id, request, { ...options, file });
      }
      tray.take();
      setQuoted(null);
    };

    if (!maySend) {
      return (
        <div className="composer composer-closed">
          <Icon name="lock" /> <p>{t("composer.readOnly")}</p>
        </div>
      );
    }
    return (
      <div ref={frame} className={`composer composer-${mode}`} data-drop={isDropped}>
        <ModeSwitch mode={mode} setMode={write} />
        {mode === "reply" && quoted && (
          <div className="composer-above">
            <Quote message={quoted} name={contactTitle(conversation.contact)} />
            <IconButton icon="x" label={t("composer.noQuote")} onClick={() => setQuoted(null)} />
          </div>
        )}
        {mode === "reply" && !blocked && <LockedLine isWindowOpen={isOpen} />}
        {mode === "reply" && <AttachmentTray tray={tray} />}
        {mode === "note" || canReply
          ? (
            <Editor
              key={mode}
              ref={editor}
              conversation={conversation}
              mode={mode}
              newest={newest}
              tray={tray}
              hasQuote={quoted !== null}
              noQuote={() => setQuoted(null)}
              submit={submit}
              pickTemplate={() => setPicking(true)}
            />
          )
          : blocked
          ? (
            <div className="composer-closed">
              <Icon name="shield-ban" />
              <p>{t("composer.blocked")}</p>
            </div>
          )
          : <Closed pick={() => setPicking(true)} hasDraft={drafts.read(id) !== ""} />}
        {isDropped && (
          <p className="composer-drop">
            <Icon name="upload" /> {t("attachment.drop")}
          </p>
        )}
        {isPicking && (
          <TemplateDialog
            conversation={conversation}
            newest={newest}
            onClose={() => setPicking(false)}
          />
        )}
      </div>
    );
  },
);

/** Two tabs of one field: nobody may take a note for a reply, so the whole field changes its look. */
function ModeSwitch({ mode, setMode }: { mode: Mode; setMode: (mode: Mode) => void }) {
  const tab = (value: Mode, icon: "reply" | "sticky-note") => (
    <button
      type="button"
      className="composer-tab"
      aria-pressed={mode === value}
      title={value === "note" ? `${t("composer.note")} (N)` : `${t("composer.reply")} (R)`}
      onClick={() => setMode(value)}
    >
      <Icon name={icon} size={14} /> {t(value === "note" ? "composer.note" : "composer.reply")}
    </button>
  );
  return (
    <div className="composer-tabs" role="group" aria-label={t("composer.mode")}>
      {tab("reply", "reply")}
      {tab("note", "sticky-note")}
    </div>
  );
}

function Closed({ pick, hasDraft }: { pick: () => void; hasDraft: boolean }) {
  return (
    <div className="composer-closed">
      <Icon name="lock" />
      <p>{t("composer.closed")} {hasDraft && t("composer.closed.draft")}</p>
      <Button kind="primary" icon="layout-template" onClick={pick}>{t("composer.template")}</Button>
    </div>
  );
}
