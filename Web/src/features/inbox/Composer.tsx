import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useState,
} from "react";
import type { Conversation, Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useNow } from "../../ui/useNow.ts";
import { AttachmentLine } from "./AttachmentLine.tsx";
import { drafts } from "./drafts.ts";
import { type MessageRequest, send } from "./outbox.ts";
import { LockedLine } from "./LockedLine.tsx";
import { Quote } from "./Quote.tsx";
import { TemplateDialog } from "./TemplateDialog.tsx";
import { useAttachment } from "./useAttachment.ts";

type Properties = {
  conversation: Conversation;
  field: RefObject<HTMLTextAreaElement>;
  quoted: Message | null;
  setQuoted: (message: Message | null) => void;
};

const longest = 4096;
const isTouch = matchMedia("(pointer: coarse)").matches;

export function Composer({ conversation, field, quoted, setQuoted }: Properties) {
  const { id, windowUntil } = conversation;
  const [text, setText] = useState(() => drafts.read(id));
  const [isPicking, setPicking] = useState(false);
  const attachment = useAttachment();
  const now = useNow(5_000);
  const isOpen = !!windowUntil && Date.parse(windowUntil) > now;

  useEffect(() => drafts.write(id, text), [id, text]);
  useEffect(() => fit(field.current), [text, field, isOpen]);

  const body = text.trim();
  const canSend = attachment.file ? attachment.media !== undefined : body !== "";

  const submit = () => {
    if (!canSend) return;
    const request: MessageRequest = attachment.media
      ? {
        type: attachment.media.type,
        media: {
          mediaId: attachment.media.id,
          caption: body || undefined,
          filename: attachment.media.filename,
        },
      }
      : { type: "text", text: { body } };
    send(id, { ...request, replyTo: quoted?.wamid ?? quoted?.id });
    setText("");
    setQuoted(null);
    attachment.clear();
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && !isTouch) {
      event.preventDefault();
      submit();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      if (quoted) setQuoted(null);
      else field.current?.blur();
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    const file = event.clipboardData.files[0];
    if (!file) return;
    event.preventDefault();
    attachment.attach(file);
  };

  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    attachment.attach(file);
  };

  return (
    <div className="composer" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {quoted && (
        <div className="composer-above">
          <Quote message={quoted} />
          <IconButton icon="x" label={t("composer.noQuote")} onClick={() => setQuoted(null)} />
        </div>
      )}
      <LockedLine isWindowOpen={isOpen} />
      {attachment.file && <AttachmentLine attachment={attachment} />}
      {isOpen
        ? (
          <div className="composer-line">
            <FileButton attach={attachment.attach} />
            <IconButton
              icon="layout-template"
              label={t("composer.template")}
              onClick={() => setPicking(true)}
            />
            <textarea
              ref={field}
              className="composer-field"
              rows={1}
              dir="auto"
              maxLength={longest}
              aria-label={t("composer.label")}
              placeholder={t(attachment.file ? "composer.caption" : "composer.placeholder")}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
            />
            <Button
              kind="primary"
              className="composer-send"
              disabled={!canSend}
              onClick={submit}
              aria-label={t("composer.send")}
              title={`${t("composer.send")} (Enter)`}
            >
              <Icon name="send-horizontal" size={18} className="icon-flip" />
            </Button>
          </div>
        )
        : <Closed pick={() => setPicking(true)} hasDraft={body !== ""} />}
      {text.length > longest * 0.9 && (
        <p className="composer-count">{t("composer.left", { count: longest - text.length })}</p>
      )}
      {isPicking && <TemplateDialog conversation={conversation} onClose={() => setPicking(false)} />}
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

function FileButton({ attach }: { attach: (file: File) => void }) {
  return (
    <label className="icon-button file-button" title={t("composer.attach")}>
      <Icon name="paperclip" size={18} />
      <input
        type="file"
        className="visually-hidden"
        aria-label={t("composer.attach")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) attach(file);
          event.target.value = "";
        }}
      />
    </label>
  );
}

/** As tall as the text, up to a third of the screen (in the styles). */
function fit(field: HTMLTextAreaElement | null) {
  if (!field) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
